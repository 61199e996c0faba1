//! How the words of a site are read.

/// Where a word stands when its reading holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Anywhere, alone or in a compound.
    Anywhere,
    /// In front of another word: `各〜`.
    Front,
    /// Behind another word or a number: `〜者`.
    Behind,
}

/// A word with its reading in hiragana.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The word as texts write it, without the mark of its place.
    pub word: String,
    /// Where it stands.
    pub place: Place,
    /// How it is read.
    pub reading: String,
}

impl Reading {
    /// The word as the table writes it.
    pub fn written(&self) -> String {
        match self.place {
            Place::Anywhere => self.word.clone(),
            Place::Front => format!("{}〜", self.word),
            Place::Behind => format!("〜{}", self.word),
        }
    }
}

/// Whether a character is a kanji; 々, 〆 and 〇 are used like one.
pub fn is_kanji(ch: char) -> bool {
    matches!(ch, '\u{3005}'..='\u{3007}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}

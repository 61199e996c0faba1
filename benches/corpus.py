#!/usr/bin/env python3
"""Writes a bilingual site whose pages are recombined from the texts of this repository, for Sekisho and for Hugo.

usage: benches/corpus.py PAGES OUT

PAGES counts pages of each language. OUT/sekisho and OUT/hugo hold the same Markdown (see benches/generate.py).
A page takes its sentences from three neighborhoods of content/ and has words of its own: some words of the sentences
are exchanged for them, compounds and numbers are made anew, so that the vocabulary grows with the pages as it does in
real documentation. Quizzes are left out. The same number and the same content/ give the same bytes.
"""

import pathlib
import random
import re
import shutil
import sys

from generate import page_id, write_site

ROOT = pathlib.Path(__file__).resolve().parent.parent
LANGUAGES = ("en", "ja")
# Bytes of text of a page.
SHORTEST, USUAL, LONGEST = 2_500, 4_500, 8_000
NEIGHBORHOOD, OWN_WORDS, EXCHANGED, COMPOUNDS = 40, 30, 0.3, 0.15

WORD = {
    "en": re.compile(r"\b[a-z]{5,}\b"),
    "ja": re.compile(r"[\u4e00-\u9fff]{2,4}|[\u30a1-\u30fa\u30fc]{3,}"),
}


class Source:
    """The sentences of one language in the order in which they stand in the files, and their words by form."""

    def __init__(self, language: str):
        self.language = language
        texts = [sentence for path in sorted(ROOT.glob("content/**/*.md")) if path.stem == language for sentence in prose(path)]
        texts += [text for path in sorted(ROOT.glob("content/**/*.yaml")) for text in values(path, language)]
        self.sentences = list(dict.fromkeys(filter(None, map(plain, texts))))
        self.words = {}
        for word in sorted({word for sentence in self.sentences for word in WORD[language].findall(sentence)}):
            self.words.setdefault(form(language, word), []).append(word)


def prose(path: pathlib.Path):
    """The lines of a Markdown file that are sentences: front matter, headings, tables, fences and notes are not."""
    body = re.sub(r"^(```|~~~|:::).*?^\1", "", path.read_text().split("---\n", 2)[2], flags=re.M | re.S)
    for line in body.splitlines():
        if not re.match(r"\s*(#|\||>|\[\^|:|<|$)", line):
            yield re.sub(r"^\s*([-*]|\d+\.)\s+", "", line)


def values(path: pathlib.Path, language: str) -> list[str]:
    return re.findall(rf'\b{language}: "((?:[^"\\]|\\.)*)"', path.read_text())


def plain(text: str) -> str:
    """A sentence without marks of Markdown; nothing when it is no sentence or marks are left."""
    text = re.sub(r"\{([^{}|]*)\|[^{}]*\}", r"\1", text)
    text = re.sub(r"\[\^[^\]]*\]|\*\*|`", "", text)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text).strip()
    return text if len(text) >= 15 and text[-1] in ".?。" and not re.search(r"[\[\]{}<>|\\*_#&]", text) else ""


def form(language: str, word: str) -> str:
    """Words of one form stand in for each other."""
    if language == "ja":
        return "katakana" if "ァ" <= word[0] <= "ー" else "kanji"
    return next((ending for ending in ("ing", "ed", "ly", "s") if word.endswith(ending)), "")


def headings() -> list[tuple[str, str, str]]:
    """Anchor, English and Japanese heading, of every pair of files."""
    found = {}
    for path in sorted(ROOT.glob("content/**/en.md")):
        pair = [dict(re.findall(r"^##+ (.+?) \{#([a-z0-9-]+)\}$", path.with_stem(name).read_text(), re.M)) for name in LANGUAGES]
        english, japanese = ({anchor: plain_heading(text) for text, anchor in one.items()} for one in pair)
        found |= {anchor: (english[anchor], japanese[anchor]) for anchor in english if anchor in japanese}
    return [(anchor, *texts) for anchor, texts in found.items() if not re.search(r"[\[\]{}<>|`*]", "".join(texts))]


def plain_heading(text: str) -> str:
    return re.sub(r"\{([^{}|]*)\|[^{}]*\}", r"\1", text)


class Writer:
    """One page in both languages: the same headings, texts of about the same length in bytes."""

    def __init__(self, number: int, sources: list[Source], heads: list[tuple[str, str, str]]):
        self.random = random.Random(f"corpus {number}")
        self.sources = sources
        self.heads = self.random.sample(heads, self.random.randint(4, 9))
        # Items of the list at the end of each section; both languages have the same lists.
        self.lists = [self.random.choice((0, 0, 3, 4)) for _ in self.heads]
        self.own = [self.own_words(source) for source in sources]

    def own_words(self, source: Source) -> dict[str, list[str]]:
        own = {}
        for name, words in source.words.items():
            own[name] = [self.random.choice(words) for _ in range(OWN_WORDS)]
            if source.language == "ja":
                own[name] = [word + self.random.choice(words) if self.random.random() < COMPOUNDS else word for word in own[name]]
        return own

    def renew(self, source: Source, own: dict, text: str, share: float = EXCHANGED) -> str:
        def word(found):
            return self.random.choice(own[form(source.language, found[0])]) if self.random.random() < share else found[0]

        def number(found):
            digits = len(found[0])
            return str(self.random.randrange(10 ** (digits - 1), 10**digits)) if self.random.random() < share else found[0]

        return re.sub(r"(?<![\d.])\d{1,4}(?![\d.])", number, WORD[source.language].sub(word, text))

    def text(self, at: int) -> str:
        source, own = self.sources[at], self.own[at]
        language, renew = source.language, lambda text, share=EXCHANGED: self.renew(source, own, text, share)
        starts = [self.random.randrange(len(source.sentences) - NEIGHBORHOOD) for _ in range(3)]
        near = [sentence for start in starts for sentence in source.sentences[start : start + NEIGHBORHOOD]]
        wanted = min(max(self.random.lognormvariate(0, 0.4) * USUAL, SHORTEST), LONGEST)
        names = [self.random.choice(words) for words in (own[""], own["s"])] if language == "en" else [self.random.choice(own["kanji"]) for _ in range(2)]
        title = " ".join(names).capitalize() if language == "en" else "の".join(names)
        lines = ["---", f"title: {title}", f"summary: \"{renew(near[0]).replace(chr(34), '')}\"", "---", ""]
        for place, (head, items) in enumerate(zip(self.heads, self.lists)):
            lines += [f"{'###' if place % 3 == 2 else '##'} {renew(head[1 + at], 0.5)} {{#{head[0]}}}", ""]
            listed = [renew(self.random.choice(near)) for _ in range(items)]
            size = len("".join(listed).encode())
            while size < wanted / len(self.heads):
                paragraph = [renew(self.random.choice(near)) for _ in range(self.random.randint(2, 4))]
                size += len("".join(paragraph).encode())
                lines += [*paragraph, ""]
            lines += [*(f"- {item}" for item in listed), ""]
        return "\n".join(lines)


def main(pages: int, out: pathlib.Path):
    sources, heads = [Source(language) for language in LANGUAGES], headings()

    def page(number: int) -> tuple[str, str]:
        writer = Writer(number, sources, heads)
        return writer.text(0), writer.text(1)

    write_site(out, ((page_id(number), page(number)) for number in range(pages)))
    # The words that stand for each other are ours, too, so that a query is expanded as on a real site.
    for name in ("glossary.yaml", "readings.tsv"):
        if (ROOT / "content" / name).exists():
            shutil.copyfile(ROOT / "content" / name, out / "sekisho" / "content" / name)


if __name__ == "__main__":
    if len(sys.argv) != 3 or not sys.argv[1].isdigit():
        sys.exit(__doc__)
    main(int(sys.argv[1]), pathlib.Path(sys.argv[2]))

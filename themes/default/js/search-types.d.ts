// Types of search.js and search-page.js, and what its parts do, apart from index.d.ts because no other script needs them. Never shipped.

/** A normalized character. */
interface SkLetter {
  c: string;
  /** It was written in katakana. */
  k: boolean;
  /** A long-vowel mark that may be missing. */
  s: boolean;
  /** Class: g kanji and kana, w letter, d digit, - joins words, blank for the rest. */
  t: string;
}

/** A normalized character and its place in the original text. */
interface SkUnit extends SkLetter {
  at: number;
  end: number;
}

/** A term that a query asks for; with `p` every longer term counts too. */
interface SkAsked {
  t: string;
  p: boolean;
}

/** Alternatives, each with all of its terms. */
type SkRun = SkAsked[][];

interface SkAlternative {
  runs: SkRun[];
  text: string;
  /** What has to stand together; empty when finding the terms is proof enough. */
  phrase: string;
  weight: number;
  /** Searched besides the typed word. */
  beside?: boolean;
}

/** Fields of a section: path, title, kind and level of its page, then anchor, heading and text. */
type SkSection = [path: string, title: string, kind: string, level: string, anchor: string, heading: string, text: string];

/** Sections that were found: a score for every section, 0 where nothing was found, and which they are, in any order. */
interface SkSections {
  scores: Float64Array;
  list: number[];
}

/** A function that remembers what it made, for some hundred texts unless it is told how many. */
type SkMemo = <Made>(make: (text: string) => Made, most?: number, known?: Map<string, any>) => (text: string) => Made;

/** What a slot of a query found. */
interface SkFound {
  sections: SkSections;
  /** Scores of sections that need no proof. */
  sure: Float64Array[];
  phrases: string[];
}

/** A page that may answer the query. */
interface SkCandidate {
  page: number;
  score: number;
  /** Score of its best section. */
  first: number;
  slots: SkFound[];
  scores: Float64Array;
  /** Its sections that were found. */
  list: number[];
}

interface SkHit {
  section: SkSection;
  page: number;
  score: number;
  /** Further sections, as far as their text is here already: they are worth no request. */
  more: SkSection[];
}

interface SkSearchOptions {
  limit?: number;
  /** Only the typed words, nothing besides. */
  only?: boolean;
  /** Whether a page may be shown, given the facets of all pages; without it the facets are not loaded. */
  keep?(page: number, facets: SkFacet[]): boolean;
  /** Every term of a phrase is asked for. */
  precise?: boolean;
}

/** What a list of results can be narrowed by. */
interface SkFacet {
  id: string;
  /** Id and label, in the order in which they are offered. */
  values: [id: string, label: string][];
  /** Sets of values that pages have, as places in `values`. */
  sets: number[][];
  /** The set of each page. */
  pages: number[];
}

interface SkFindings {
  hits: SkHit[];
  /** Every page found. Those that are not shown are candidates: their text was not read. */
  pages: number[];
  /** How many of them may be shown. */
  count: number;
  facets?: SkFacet[];
  /** What was searched for, normalized. */
  tried: string[];
  also: string[];
  /** Nothing has the query itself; these come nearest. */
  nearest: boolean;
  /** What to mark in the texts. */
  needles: string[];
  /** Candidates whose texts did not have the phrase. */
  failed: number;
}

interface SkSearchRules {
  /** What a character with the marks behind it becomes. A long-vowel mark does not know yet what it belongs to. */
  letters(cluster: string): Omit<SkLetter, "s">[];
  /** Normalizes. A long-vowel mark at the end of a katakana word may be missing, in stretches of three or more kana. */
  units(text: string): SkUnit[];
  join(list: SkUnit[], key?: "c" | "t"): string;
  /** Without optional marks. */
  hard(list: SkUnit[]): SkUnit[];
  worded(unit: SkUnit): boolean;
  normalize(text: string): string;
  /** Only the characters of words, as phrases are compared. */
  squeezed(text: string): string;
  /** Parts of a list whose classes match. */
  cut(list: SkUnit[], classes: RegExp): SkUnit[][];
  /** Stretches without a gap, each looked for as a phrase. */
  chunks(list: SkUnit[]): SkUnit[][];
  wordRun(word: SkUnit[], loose: boolean): SkRun;
  gramRun(all: SkUnit[], loose: boolean): SkRun;
  runsOf(chunk: SkUnit[], loose: boolean): SkRun[];
  /** What stays of a kana word without length, doubling, small vowels and ヴ. */
  skeleton(word: string): string;
  /** The term of a number that names a page: 175, Q175, 問175, 4.7; else nothing. */
  numberTerm(text: string): string;
  /** Finds a phrase in a `hay`, where optional marks may stand between its characters. */
  pattern(phrase: string): RegExp;
  hay(list: SkUnit[]): string;
  /** The `hay` of a text. */
  squeeze(text: string): string;
  contains(text: string, phrase: string): boolean;
  /** A text in pieces, found words marked; a long one is cut around the first. A Latin word is marked only from its start. */
  mark(text: string, needles: string[], length?: number): [piece: string, marked: boolean][];
}

interface SkSearchShards {
  /** Bytes that are written as text, 13 bits in two characters. */
  bytes(text: string): Uint8Array<ArrayBuffer>;
  /**
   * Terms that say most for two or three requests: of katakana the middle one; of pairs the middle and the last one, which
   * are the seams of most compounds; beside katakana the first and the last one.
   */
  few(terms: SkAsked[]): SkAsked[];
  alternative(runs: SkRun[], text: string, stage: number): SkAlternative;
  /** A word that is searched besides the typed one. */
  besides(word: string): SkAlternative;
  put(found: SkSections, at: number, score: number): void;
  merged(found: SkSections, more: SkSections, merge: (a: number, b: number) => number): SkSections;
  sum(a: number, b: number): number;
}

interface SkSearchReading {
  /**
   * Loads a shard: terms with their postings (section * 8 + impact), spellings with their words, the fields of sections,
   * facets, or the manifest.
   */
  read(name: string): Promise<any>;
  /** A shard, or nothing yet: whatever is missing is fetched before the next try. */
  shard(name: string): any;
  /** Entries of a key, or of every key that begins like it. */
  look(kind: "t" | "y", key: string, prefix?: boolean): [string, any][];
  /** The fields of a section, or nothing yet. */
  section(number: number): any;
  none(): SkSections;
  /** Sections that all of them have, with the sum of the scores. */
  common(every: SkSections[]): SkSections;
  sectionsOf(term: SkAsked): SkSections;
  /**
   * Sections that have every run; terms that stand nearly everywhere are left to the others of their alternative. Where the
   * phrase is looked for in the texts, some of the terms are enough.
   */
  allRuns(alternative: SkAlternative, precise?: boolean): SkSections;
  /** Sections with a third of the terms. */
  anyTerms(alternative: SkAlternative, precise?: boolean): SkSections;
  /** The alternatives of a chunk. Letters that an input method has not turned into kana yet do not count. */
  slotOf(chunk: SkUnit[], stage: number, only?: boolean): SkAlternative[];
  find(slot: SkAlternative[], stage: number, also: Set<string>, needles: Set<string>, precise?: boolean): SkFound;
  /** Whether a section has a slot as it was asked for; a text that is not here yet counts as proof for this try. */
  holds(slot: SkFound, at: number): boolean;
  better(a: { score: number; page: number }, b: { score: number; page: number }): number;
  attempt(text: string, stage: number, options: SkSearchOptions): SkFindings;
}

interface SkSearchPage {
  /**
   * Fetches what a script below `search/` registers; scripts are the only way that works from a disk too. One that was
   * cut off counts as loaded, but has registered nothing. Each address is asked for once.
   */
  script(key: string, query: string): Promise<string>;
  /** Asks for the folder of the present index first, never from a cache. */
  loader(): (name: string) => Promise<string>;
  make(tag: string, name: string, ...children: (string | Node)[]): HTMLElement;
  pieces(text: string, needles: string[], length?: number): (string | Node)[];
  /** An entry of the list; the first of a page shows its text, the others only their heading, or what is behind a short one. */
  item(section: SkSection, needles: string[], first: boolean): HTMLElement;
  /** The beginning of a text that may be of any length. */
  clip(text: string): string;
  /** A list of words, as a sentence names them. */
  terms(words: string[]): string;
  /**
   * Asks the index for the text of a field and fills list and status; where that is not all a reader may want, with a link
   * to the list of all pages. Gives what was found, or nothing when a newer question came between.
   */
  show(input: HTMLInputElement, list: HTMLElement, status: HTMLElement, options: SkSearchOptions): Promise<SkFindings | undefined>;
  attach(input: HTMLInputElement): void;
}

interface SkSearch extends Pick<SkSearchRules, "units" | "normalize" | "chunks" | "runsOf" | "numberTerm" | "mark">, Pick<SkSearchPage, "attach" | "make" | "show"> {
  /** An index whose shards a function fetches by name. */
  open(load: (name: string) => Promise<string>): (text: string, options?: SkSearchOptions) => Promise<SkFindings>;
}

interface Sekisho {
  /** Called by every shard, and by the pointer `search/ja.js` with the folder of the present index. */
  shard(folder: string, name: string, payload: string): void;
  search: SkSearch;
}

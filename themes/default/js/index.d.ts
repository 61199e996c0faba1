// Types that the scripts share. Checked by `tsc -p themes/default/js`; never shipped.

/** The one global of the site, made by head.js. */
interface Sekisho {
  /** A text of the interface from `#sk-words` or a later script; `{name}` is filled from `values`. */
  word(key: string, values?: Record<string, string | number>): string;
  /** Adds texts; called by scripts that the build writes. */
  words(more: Record<string, string>): void;
  /** Puts the dialog of settings into the page; called by a script that the build writes. */
  settings(html: string): void;
  /** Turns the page into screens, with these controls; called by a script that the build writes. From step.js. */
  step(html: string): void;
  /** Shows the rows of a table that its form asks for. From components/coverage/script.js. */
  filter?(form: HTMLElement): void;
  /** Watches a shared computer with this dialog, or with the one of the page when it is empty. From kiosk.js. */
  kiosk(html: string): Promise<void>;
  setting(name: string): string | null;
  set(name: string, value: string | null): void;
  store: SkStore;
  quiz: SkQuiz;
  attempt: SkAttempt;
  records: SkRecords;
  training: SkTraining;
  /** Here after the first proof. */
  proof: SkProof;
}
declare var sekisho: Sekisho;

// --- store.js ------------------------------------------------------------------------------------------------------

type SkStoreName = "statements" | "people" | "drafts" | "meta";
type SkBackend = (op: "put" | "get" | "list" | "remove" | "answer", store: SkStoreName, value?: any) => Promise<any>;

/** Every promise is rejected with "not saved" after three seconds. */
interface SkStore {
  /** True when the browser has it on disk, false when only this page holds it. A statement is never overwritten. */
  put(store: SkStoreName, value: { id: string; [name: string]: any }): Promise<boolean>;
  get(store: SkStoreName, id: string): Promise<any>;
  list(store: SkStoreName): Promise<any[]>;
  remove(store: SkStoreName, id: string): Promise<boolean>;
  /**
   * Keeps an answer: the draft with the answers that it has in this browser, those first; null when the attempt is not
   * kept here any more, because another tab ended it.
   */
  answer(draft: SkDraft): Promise<{ draft: SkDraft; kept: boolean } | null>;
  /** Removes people, open and closed attempts, and who was here last; statements stay, with their number. */
  forget(people: string[]): Promise<unknown>;
  /** Statements that are in no saved file yet. */
  waiting(): Promise<number>;
  /** How it is kept: in the browser, there through store.html, or only in this page. */
  way(): Promise<"direct" | "hub" | "memory">;
}

// --- quiz.js -------------------------------------------------------------------------------------------------------

type SkKind = "single" | "multiple" | "true_false" | "numeric" | "matching" | "ordering" | "text" | "hotspot" | "scenario";
/** Option id or typed words; option ids, item ids in order or decisions; number; choice id by pair id. */
type SkAnswer = string | string[] | number | Record<string, string> | null;
/** Points and the most that can be reached. */
type SkPoints = [number, number];

interface SkQuestion {
  id: string;
  kind: SkKind;
  objective: string;
  section: string;
  critical: boolean;
  options: { id: string; correct: boolean }[];
  answer: number;
  tolerance: number;
  unit: string;
  pairs: string[];
  choices: string[];
  order: string[];
  /** Accepted answers, those in the language of the page first. */
  accept: string[];
  nodes: SkNode[];
}

/** A situation of a scenario; `next` is empty where the story ends. */
interface SkNode {
  id: string;
  options: { id: string; correct: boolean; next: string }[];
}

type SkElement = HTMLInputElement;

/** What a kind of question gets to work with. */
interface SkFrame {
  element: HTMLElement;
  model: SkQuestion;
  /** Elements of the question by selector. */
  every(selector: string): SkElement[];
  /** The element with `data-sk-<name>` of that value; `name` is `choice` when left out. */
  part(id: string, name?: string): SkElement;
  controls: SkElement[];
  /** Says what is missing; nothing takes it back. */
  complain(text: string): void;
  /** Values of the controls that are checked. */
  chosen(): string[];
  /** The words of a choice. */
  text(id: string): string;
  /** Marks a choice and returns its verdict. */
  judge(id: string, verdict: string, text?: string): SkElement;
  /** Marks the options that were taken and those that should have been. */
  options(taken: string[]): void;
}

/** What a kind of question does on its own: components/question-<kind>/script.js. */
interface SkKindScript {
  /** Last part of the word that says what is missing, `quiz-error-<error>`. */
  error: string;
  /** What the page says about a question of this kind, beyond what all have. */
  read?(frame: SkFrame): Partial<SkQuestion>;
  /** The answer, or null when it is not complete. */
  given(frame: SkFrame): SkAnswer;
  points(model: SkQuestion, given: SkAnswer): SkPoints;
  /** Choices that get the mark "answered". */
  sent?(given: SkAnswer): string[];
  /** Marks the parts of an answer. Where the verdict is that of a part, it is the focus; else words for the whole. */
  show(frame: SkFrame, given: SkAnswer, points: SkPoints): { focus?: SkElement; text?: string };
  /** Feedback for an answer; when left out, `right` or `wrong`. */
  feedback?(frame: SkFrame, given: SkAnswer): (string | SkElement)[];
  /** Puts choices into an order; when left out, each goes to the end of its list in turn. */
  arrange?(frame: SkFrame, ids: string[]): void;
  empty?(frame: SkFrame): void;
  click?(frame: SkFrame, target: Element): void;
  /** The first control that is missing an answer. */
  missing?(frame: SkFrame): SkElement | undefined;
  /** The words of an answer, a line each. */
  lines(frame: SkFrame, given: SkAnswer): string[];
  /** The right answer. */
  key(model: SkQuestion): SkAnswer;
}

interface SkQuestionHandle {
  element: HTMLElement;
  model: SkQuestion;
  /** What is chosen, or null when the answer is not complete. */
  answer(): SkAnswer;
  /** Says what is missing and moves the focus there. */
  refuse(): void;
  /** Locks the controls and marks what was sent, without a verdict. */
  sent(given: SkAnswer): void;
  /** Locks the controls, shows the verdict, moves the focus to it and says it; whether all of it is right. */
  reveal(given: SkAnswer): boolean;
  /** Unlocks the controls and takes every answer back. */
  empty(): void;
  /** Puts choices into the given order. */
  arrange(ids: string[]): void;
  /** The words of an answer, a line each. */
  lines(given: SkAnswer): string[];
  /** The right answer. */
  key(): SkAnswer;
  /** The explanations for an answer that is not all right. */
  feedback(given: SkAnswer): SkElement[];
}

interface SkNumeric {
  /** A number as people type it, or null. */
  number(text: string, unit?: string): number | null;
  near(value: number, target: number, tolerance?: number): boolean;
}

interface SkQuiz {
  kinds: Record<string, SkKindScript>;
  all(within: ParentNode, selector: string): SkElement[];
  /** Compatibility forms as ordinary characters, without blanks. */
  bare(text: string): string;
  hits(ids: string[], hit: (id: string, at: number) => boolean): SkPoints;
  /** Ids of the right options. */
  rights(model: SkQuestion): string[];
  /** A number with its unit as the language of the page joins them. */
  amount(value: number, unit: string): string;
  grade(question: Partial<SkQuestion> & { kind: SkKind }, answer: SkAnswer): SkPoints;
  question(element: HTMLElement): SkQuestionHandle;
  announce(text: string): void;
  /** Puts questions, HTML by id, into their places in a text; called by the script of a module. */
  checks(questions: Record<string, string>): void;
  /** From components/question-numeric. */
  numeric?: SkNumeric;
  /** A typed answer as it is compared. From components/question-text. */
  fold?(text: string): string;
}

// --- draw.js, attempt.js ----------------------------------------------------------------------------------------------------

interface SkPoolItem {
  id: string;
  kind: SkKind;
  objective: string;
  critical: boolean;
  choices: string[];
  order?: string[];
}

interface SkDrawn {
  items: string[];
  choices: Record<string, string[]>;
}

interface SkScore {
  percent: number;
  right: number;
  critical_missed: string[];
  passed: boolean;
}

interface SkAttempt {
  generator(seed: number): () => number;
  shuffle(ids: string[], next: () => number): string[];
  draw(pool: SkPoolItem[], objectives: string[], count: number, seed: number): SkDrawn;
  score(items: { id: string; critical: boolean; score: SkPoints }[], pass: number): SkScore;
  response(given: SkAnswer): string;
  answer(kind: SkKind, text: string): SkAnswer;
}

/** The state of an attempt: under 4,000 characters without the person, so that SCORM 1.2 can hold it. */
interface SkDraft {
  schema: "sekisho/attempt/1";
  /** The module; when the attempt was closed, `closed:`, module and begin. */
  id: string;
  release: number;
  fingerprint: string;
  /** The draw follows from it. */
  seed: number;
  person: SkPerson;
  registration: string;
  attempt: number;
  reason: string | null;
  honor: SkHonor;
  started: string;
  seconds: number;
  /** By question: the answer in the notation of records, and the language in which it was given. */
  answers: Record<string, [response: string, language: string]>;
  /** Id of the statement that the attempt becomes. */
  statement?: string;
  /** When it was closed, because the quiz had changed. */
  closed?: string;
}

/** What decides when a completion runs out. */
interface SkTerm {
  validity: { months?: number | null; fiscal_year?: boolean } | null;
  fiscal_year_start_month: number;
  time_zone: string;
}

/** The island `#sk-quiz`. */
interface SkQuizPage extends SkTerm {
  module: string;
  title: Record<string, string>;
  /** What a record keeps of them. */
  titles: SkTitles;
  release: number;
  fingerprint: string;
  variables: string | null;
  draw: number;
  pass_percent: number;
  attempts: number;
  assurance: number;
  edition: string;
  objectives: { id: string; text: string }[];
  sections: Record<string, { title: string; href: string }>;
  satisfies: number[];
  supports: number[];
  criteria: string[];
  statement_base: string;
}

// --- records.js ----------------------------------------------------------------------------------------------------

interface SkPerson {
  /** Equals `key`. */
  id: string;
  /** Staff number, or `local:` and a random id. */
  key: string;
  local: boolean;
  name: string;
  kana: string;
  latin: string;
  number: string;
  department: string;
  /** Id of a function of the site, or empty. */
  function: string;
}

/** Which honor statement was declared, in which language. */
interface SkHonor {
  id: string;
  language: string;
}

interface SkItemResult {
  id: string;
  kind: SkKind;
  language: string;
  response: string;
  score: SkPoints;
}

interface SkAttemptRecord {
  module: string;
  release: number;
  fingerprint: string;
  variables: string | null;
  assurance: number;
  assurance_needed: number;
  learner: "staff-number" | "local";
  pass_percent: number;
  right: number;
  critical_missed: string[];
  time_zone: string;
  attempt: number;
  reason: string | null;
  seed: number;
  started: string;
  sequence: number;
  clock_earlier: boolean;
  honor?: SkHonor;
  items: SkItemResult[];
}

interface SkActivity {
  objectType: "Activity";
  id: string;
}

interface SkStatement {
  id: string;
  actor: { objectType: "Agent"; account: { homePage: string; name: string } };
  verb: { id: string; display: Record<string, string> };
  object: SkActivity & { definition: { type: string; name: Record<string, string> } };
  result: { score: { scaled: number; raw: number; min: 0; max: 100 }; success: boolean; completion: true; duration: string };
  context: {
    registration: string;
    language: string;
    platform: string;
    revision: string;
    contextActivities: { category: SkActivity[]; grouping: SkActivity[]; other: SkActivity[] };
    extensions: Record<string, SkAttemptRecord>;
  };
  timestamp: string;
}

interface SkTitles {
  title: Record<string, string>;
  topics: Record<string, string[]>;
  /** Title of the edition of criteria; records of earlier versions lack it. */
  edition?: Record<string, string>;
}

/** What the store keeps for one statement. */
interface SkEntry {
  id: string;
  key: string;
  statement: SkStatement;
  titles: SkTitles;
}

interface SkSite {
  id: string;
  base: string;
}

interface SkRecordFile {
  schema: string;
  site: SkSite;
  saved: string;
  person: { name: string; kana: string; latin?: string; number: string; department: string; function?: string } | null;
  statements: SkStatement[];
  titles: Record<string, SkTitles>;
  checksum: string;
}

type SkFault = "truncated" | "foreign" | "future" | "edited" | "other-site";
type SkReading = { fault: SkFault } | { fault?: undefined; entries: SkEntry[]; person: SkRecordFile["person"] };

/** An element of the island `#sk-modules`. */
interface SkModule extends SkTerm {
  module: string;
  title: string;
  href: string;
  quiz_href: string | null;
  /** Ids of the functions that it is for. */
  functions: string[] | null;
  release: number;
  minutes: number;
}

/** The values of one language for the `{name}` places of a template. */
type SkValues = (language: string) => Record<string, any>;

interface SkRecords {
  sha256(text: string): string;
  uuid(now?: number): string;
  canonical(value: any): string;
  statement(
    input: {
      quiz: Omit<SkQuizPage, "sections" | "objectives" | "validity" | "fiscal_year_start_month" | "attempts" | "draw" | "titles">;
      learner: Pick<SkPerson, "key" | "local">;
      language: string;
      score: SkScore;
      items: SkItemResult[];
      id?: string;
      registration: string;
      finished: string;
      seconds: number;
    } & Pick<SkAttemptRecord, "attempt" | "reason" | "seed" | "started" | "sequence" | "clock_earlier" | "honor">,
  ): SkStatement;
  attemptOf(statement: SkStatement): SkAttemptRecord;
  entry(statement: SkStatement, quiz: Pick<SkQuizPage, "titles">): SkEntry;
  file(site: SkSite, person: Partial<SkPerson> | null | undefined, entries: SkEntry[], saved?: string): SkRecordFile;
  siteOf(): SkSite;
  due(finished: string, term: SkTerm): string | null;
  longDay(day: string, language: string): string;
  moment(iso: string, timeZone: string, language: string): Record<"date" | "day" | "time" | "zone" | "offset", string>;
  number(id: string): string;
  /** A copy of a `<template>`; elements whose `data-sk-if` does not hold are left out. */
  clone(name: string, values: SkValues): DocumentFragment;
  describe(entry: SkEntry, person: SkPerson | null | undefined, term: SkTerm | undefined): SkValues;
  save(person: SkPerson | null | undefined, entries: SkEntry[]): Promise<void>;
  print(entry: SkEntry, person: SkPerson | null | undefined, term: SkTerm | undefined): Promise<void>;
  current(): Promise<{ person?: SkPerson; remember?: boolean }>;
}

// --- proof.js ------------------------------------------------------------------------------------------------------

interface SkProof {
  /** The check code of a statement. */
  code(statement: SkStatement): string;
  /** What the QR code of a statement holds. */
  text(statement: SkStatement): string;
  draw(text: string): Element;
}

/** js/vendor/qrcode.js: what is used of it. */
declare function qrcode(
  version: number,
  correction: "L" | "M" | "Q" | "H",
): { addData(text: string): void; make(): void; getModuleCount(): number; isDark(row: number, column: number): boolean };

// --- my-training.js ------------------------------------------------------------------------------------------------

interface SkTraining {
  /** A saved file as entries, or the name of what is wrong with it. */
  read(text: string, site: SkSite): SkReading;
  restore(text: string): Promise<SkReading>;
}

// --- step.js -------------------------------------------------------------------------------------------------------

interface SkScreen {
  /** Elements of the page that are on this screen. */
  units: HTMLElement[];
  /** The heading of another screen, shown again. */
  again: HTMLElement[];
  /** Gets the focus. */
  heading: HTMLElement;
  /** Heading of the section. */
  section: HTMLElement;
  lines: number;
  /** Holds something that stands alone. */
  full: boolean;
}

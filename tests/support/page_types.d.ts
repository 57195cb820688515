// What the page's script is given and what it makes of it, for the type checker and for those who read it.
// Nothing of this reaches a browser. viz/data.py writes the data; a number stands for a thing, a link or
// a passage by its place in the list of these, and every text of the data stands in it as text here.

type Thing = number; // its place in Data.things
type LinkNo = number; // its place in Data.links
type CiteNo = number; // its place in Data.cites
type FindingNo = number; // its place in Data.findings

/** from, term, to, passages, basis, role, the documents' own word, from when, until when, and of what a person decided the line of their decisions */
type Link = [Thing, number, Thing, CiteNo[], number, number, (string | null)?, (string | null)?, (string | null)?, (number | null)?];
/** subject, attribute, value as read, value as written where it differs, basis, passages */
type Said = [Thing, number, string | null, string | null, number, CiteNo[]];
/** document (its place in Data.docs, or its name), place in it, words */
type Cite = [number | string, string, string];
/** accountable, responsible, chain upwards, what is left open, what stands for nobody, what to know first, sentence */
type Answer = [LinkNo[], LinkNo[], LinkNo[], string[], string, string[], string | null];
/** things that it concerns, passages; and where the lists leave it out: sentence, question, severity, waived */
type Finding = [Thing[], CiteNo[], string?, string?, string?, number?];
/** action, who leads, who does, due, due as a key to sort by, status, doubt, open points, passage */
type Row = [Thing, string, string, string, string, string, string | null, number, CiteNo[]];
/** whose, actions, what to be ready for, priorities of others with the number of reasons, an example and its passages, and what others lead of the same matter */
type SheetData = [Thing, Thing[], FindingNo[], [Thing, number, string, CiteNo[]][], Thing[], string | null, string | null, FindingNo[]];

interface Data {
  things: [string, number, string][]; // id, kind, label
  kinds: [string, string, string, string][]; // name, plural, which sort of party, what is said in place of a name
  nobody: string;
  terms: [string, string, string, number, number][]; // name, read forwards, read back, cost of a step, carries
  attrs: [string, string][];
  roles: string[];
  bases: [string, string][];
  links: Link[];
  said: Said[];
  cites: Cite[];
  answers: Record<Thing, Answer>;
  remits: Record<Thing, [Thing, Thing][]>; // what follows, and through what
  lanes: Record<Thing, Thing[]>;
  heads: Thing[];
  findings: Finding[];
  rules: [string, number][]; // by which words findings that follow one another are looked for, and how many they are
  rows: Row[];
  sheets: SheetData[];
  there: Record<Thing, Thing[]>; // who is named for the matter of a priority where another takes it up
  agents: Record<Thing, string>; // what is first said of somebody without a sheet, or is not named of a body with one
  own: Set<string | null>; // texts that are no quotations, but the register's own words
  put: (string | null)[]; // to whom the question of each finding is to be put; null where nobody is named
  firstPut: (string | null)[]; // the same of each of the matters
  matters: [string, string, Thing[], FindingNo[]][]; // what to ask first: its story, its question, what its title counts, findings
  reasons: [string, CiteNo[]][][]; // by pair of priorities
  ways: Record<string, string>;
  looks: Record<string, [string, string]>;
  naming: [Thing, string][];
  late: Thing[];
  beside: string; // how much was read
  searched: string; // what is searched, where that is not the papers' own words
  docs: string[];
  homes?: string[]; // the web address of each document, where any is known
  pages?: number[]; // of each passage the page at which its document opens, or 0
  words: string[];
  focus?: string;
}

/** What the address holds; each may be missing. */
type Choices = Record<string, string | undefined>;
type Child = Node | string | null | undefined;

/** An element of the page, which the template has: whoever asks for it knows what it is. */
interface Part extends HTMLElement {
  value: string;
  options: HTMLOptionsCollection;
  open: boolean;
  disabled: boolean;
  tHead: HTMLTableSectionElement;
  tBodies: HTMLCollectionOf<HTMLTableSectionElement>;
  dataset: Record<string, string>;
  children: HTMLCollectionOf<HTMLElement>;
  parentElement: HTMLElement;
  select(): void;
}
// The template has what the script looks for, of the kind that it looks for.
interface ParentNode {
  querySelector(selectors: string): any;
  querySelectorAll(selectors: string): NodeListOf<any>;
}
interface Element {
  closest(selectors: string): any;
  checkVisibility(): boolean; // older compilers do not know it
}

/** A box of a neighbourhood or a path before and after it has its place. */
interface Box {
  text: string;
  thing?: Thing;
  how?: string;
  basis?: string;
  key?: string;
  unfold?: string;
}
interface Sized extends Box { w: number; h: number; lines: string[] }
interface Placed extends Sized { x: number; y: number; focus?: boolean }
type Point = [number, number];
interface Line { from: Point; to: Point; arrow?: boolean; words?: string[]; basis?: string }
interface Plan { width: number; height: number; boxes: Placed[]; lines: Line[] }
interface Stack { placed: { box: Sized; word: { lines: string[]; h: number }; middle: number }[]; h: number }
interface Relation { key: string; how: string; left: boolean; order: number; links: [LinkNo, Thing][] }
type Step = [LinkNo, number, Thing]; // a link, which way it is read, where it leads

/** A suggestion of the question box: a thing, or the table of actions filtered. */
type Hit = Thing | { text: string; choices: Choices } | { finding: FindingNo };

declare const LETTERS: string; // in which what is packed is written; viz/page.py puts them in

interface Window {
  DecompressionStream: any;
  remitUnpack(id: string): Promise<string>;
  remitCarried(id: string): Uint8Array<ArrayBuffer>;
  remitUnfold(): void;
  remitAdd(kind: string, text: string): void;
  remit: object;
  vis: any; // vis-network comes without types
}

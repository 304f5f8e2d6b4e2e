/** How far a version has come. `inForce` is the one that everybody works with; `past` was, before it. */
export type VersionStatus = 'draft' | 'approved' | 'inForce' | 'past';

/** What happened to a version: who, when (ISO 8601), and why where a reason was given. */
export interface VersionAct {
  by: string;
  at: string;
  why?: string;
}

/** A version of the manual, without its content. Version 0 is the shipped manual, which nobody `saved`. */
export interface VersionView {
  number: number;
  parent: number | null;
  status: VersionStatus;
  saved: VersionAct | null;
  approved: VersionAct | null;
  published: VersionAct | null;
  /** A later draft is based on this one. */
  superseded: boolean;
}

/** `GET /api/manual/versions`, newest first. */
export interface VersionsPage {
  versions: VersionView[];
  inForce: number;
  /** What this server really works with: another one than `inForce` only if that cannot be loaded. */
  running: number;
  /** Whether a second person has to approve before a draft is published. */
  approval: boolean;
}

/** A difference between two versions. Texts by language: `zh-CN`, `en`. */
export type ManualChange =
  | { what: 'added' | 'removed' | 'switchedOff' | 'switchedOn'; kind: ItemName; id: string; title: Titles }
  | { what: 'changed'; kind: ItemName; id: string; title: Titles; fields: FieldChange[] }
  | { what: 'reordered'; kind: ItemName; id: string; title: Titles; before: string[]; after: string[] };

type ItemName = 'situation' | 'phrase' | 'rule';

/** What people call it: a title, or a phrase's words. */
type Titles = Partial<Record<'zh-CN' | 'en', string>>;

/** One field that differs; `locale` is null where it is the same in both languages. */
export interface FieldChange {
  field: string;
  locale: 'zh-CN' | 'en' | null;
  before: string;
  after: string;
}

/** `GET /api/manual/versions/:number/diff` */
export interface ManualDiff {
  from: number;
  to: number;
  changes: ManualChange[];
}

/** What saving a draft is answered with; `missing` has to be put right before it can be published. */
export interface SavedDraft {
  version: VersionView;
  missing: string[];
}

/** `POST /api/manual/try` */
export interface Tried {
  locale: 'zh-CN' | 'en';
  situations: { id: string; title: string; score: number; words: string[] }[];
  phrases: { id: string; situation: string; text: string; missing: string[] }[];
  next: { id: string; text: string } | null;
  /** What the rules of conduct would say if an agent wrote this. */
  findings: {
    rule: string;
    start: number;
    end: number;
    message: string;
    better?: string;
    severity: 'advice' | 'confirm' | 'block';
  }[];
  /** Examples that sound like another situation, the likest first: what a situation would take from its neighbours. */
  clashes: Clash[];
}

/** An example of a situation that is taken for another one; titles in the language of the trial. */
export interface Clash {
  situation: string;
  text: string;
  like: { id: string; title: string; score: number };
}

/** What an agent would have been offered, before and after. */
export interface ReplayExample {
  chatId: string;
  seq: number;
  text: string;
  situation: string | null;
  before: { id: string; text: string }[];
  after: { id: string; text: string }[];
}

/** An agent's message that the rules judge differently. */
export interface ReplayFinding {
  chatId: string;
  seq: number;
  text: string;
  before: string[];
  after: string[];
}

/** `POST /api/manual/replay`: counts over what was looked at, and a few examples. */
export interface Replayed {
  chats: number;
  /** Customers' messages, and how many of them would be answered with other suggestions. */
  messages: number;
  changed: number;
  situations: { id: string; changed: number }[];
  examples: ReplayExample[];
  /** Agents' messages, and how many of them the rules would judge differently. */
  agentMessages: number;
  judgedDifferently: number;
  findings: ReplayFinding[];
  /** The time was up before all of it was looked at. */
  cutShort: boolean;
}

/** `GET /api/manual/news`: what changed since the asker last confirmed having read. */
export interface ManualNews {
  version: number;
  read: number;
  changes: ManualChange[];
  /** The versions published since, newest first: who and why. */
  published: { number: number; by: string; at: string; why: string }[];
}

/** `GET /api/manual/readers` */
export interface ManualReaders {
  version: number;
  readers: {
    account: string;
    number: string;
    name: string;
    role: 'agent' | 'lead' | 'admin';
    read: number;
    at: string | null;
    upToDate: boolean;
  }[];
}

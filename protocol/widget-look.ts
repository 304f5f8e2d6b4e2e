/** What the launcher shows: an icon, or no icon but the title. */
export const LAUNCHER_ICONS = ['chat', 'question', 'headset', 'none'] as const;

/** The sentences of the widget that a desk may put in its own words. */
export const LOOK_TEXTS = ['title', 'hello', 'greeting', 'away', 'queue', 'closed', 'department'] as const;

/** One of {@link LOOK_TEXTS}. */
export type LookText = (typeof LOOK_TEXTS)[number];

/** How the launcher looks; what is absent is as built in. */
export interface LauncherLook {
  /** `#rrggbb` */
  accent?: string;
  position?: 'left' | 'right';
  /** Distances from the side and from the bottom, in pixels. */
  side?: number;
  bottom?: number;
  icon?: (typeof LAUNCHER_ICONS)[number];
  /** Whether the title stands on the launcher. */
  labelled?: true;
}

/** Whether the form before a chat has a field. */
export const FORM_FIELD = ['off', 'optional', 'required'] as const;

/** How many fields of its own a desk may ask for, and the length of their names. */
export const OWN_FIELDS_MAX = 5;
export const OWN_FIELD_MAX = 40;

/** What a visitor is asked before a chat begins, in one language; what is absent is not asked. */
export interface ChatForm {
  name?: 'optional' | 'required';
  contact?: 'optional' | 'required';
  fields?: { label: string; required: boolean }[];
  /** What they have to agree to; plain text. */
  consent?: string;
}

/** What the desk has set of the widget's look and words, in one language; what is absent is as built in. */
export interface DeskLook {
  launcher?: LauncherLook;
  form?: ChatForm;
  texts?: Partial<Record<LookText, string>>;
  /** Ids of the desk's pictures: in the head of the chat, and beside what agents write. */
  logo?: string;
  avatar?: string;
  /** The words of the proactive greeting, where the desk greets. */
  proactive?: string;
  /** Whether customers are asked after a chat what they had expected, beside how it was. S4 */
  asksExpected?: true;
}

/** When visitors are greeted before they have opened the chat. */
export interface ProactiveGreeting {
  /** Time on one page, in milliseconds. */
  after: number;
  /** Paths in which `*` stands for anything; null: all. */
  pages: readonly string[] | null;
  /** Whether only within the service hours. */
  inHours: boolean;
}

/** The name of the button that closes the greeting, in Chinese and in English. */
export const GREETING_CLOSE = ['关闭', 'Dismiss'] as const;

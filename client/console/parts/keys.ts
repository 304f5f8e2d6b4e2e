/** The groups of commands in the list of keys. */
export const KEY_GROUPS = ['move', 'write', 'act', 'rest'] as const;

/** The key of a command. */
export interface Stroke {
  /** The physical key (`KeyboardEvent.code`), because with Alt some layouts produce other characters. */
  readonly code: string;
  /** The character on the key. */
  readonly label: string;
  readonly group: (typeof KEY_GROUPS)[number];
  /** Whether it needs Shift as well: all letters are taken. */
  readonly shift?: true;
  /**
   * Whether the key also works without Alt, as a preference: only for commands that navigate. Commands that reach a
   * customer, change a chat or the own status need Alt, because somebody may be typing without a focused field.
   */
  readonly alone: boolean;
}

/** All commands with keys, in the order of the list of keys. With Alt they work everywhere. */
export const KEYS = {
  overdue: { ...letter('O'), group: 'move', alone: true },
  next: { ...letter('J'), group: 'move', alone: true },
  previous: { ...letter('K'), group: 'move', alone: true },
  mine: { ...letter('M'), group: 'move', alone: true },
  queue: { ...letter('Q'), group: 'move', alone: true },
  closed: { ...letter('Z'), group: 'move', alone: true },
  visitors: { ...shifted('V'), group: 'move', alone: false },
  floor: { ...letter('B'), group: 'move', alone: true },
  manual: { ...letter('E'), group: 'move', alone: true },
  reports: { ...letter('I'), group: 'move', alone: true },
  // All letters are taken.
  work: { code: 'Backslash', label: '\\', group: 'move', alone: false },
  timeline: { ...digit(9), group: 'move', alone: false },
  team: { code: 'Comma', label: ',', group: 'move', alone: false },
  audit: { code: 'Period', label: '.', group: 'move', alone: false },
  calendar: { code: 'Quote', label: "'", group: 'move', alone: false },
  tags: { code: 'End', label: 'End', group: 'move', alone: false },
  settings: { code: 'Semicolon', label: ';', group: 'move', alone: false },
  beside: { ...shifted('B'), group: 'move', alone: false },
  otherPane: { ...shifted('N'), group: 'move', alone: false },
  search: { ...letter('F'), group: 'move', alone: true },
  reply: { ...letter('R'), group: 'write', alone: true },
  note: { ...letter('N'), group: 'write', alone: false },
  better: { ...letter('C'), group: 'write', alone: false },
  find: { code: 'Slash', label: '/', group: 'write', alone: true },
  pin: { ...letter('D'), group: 'write', alone: false },
  emoji: { ...shifted('E'), group: 'write', alone: false },
  propose: { code: 'Insert', label: 'Ins', group: 'write', alone: false },
  phrase1: { ...digit(1), group: 'write', alone: true },
  phrase2: { ...digit(2), group: 'write', alone: true },
  phrase3: { ...digit(3), group: 'write', alone: true },
  phrase4: { ...digit(4), group: 'write', alone: true },
  phrase5: { ...digit(5), group: 'write', alone: true },
  nextStep: { ...digit(0), group: 'write', alone: false },
  learn: { ...digit(6), group: 'write', alone: false },
  notThis: { code: 'Delete', label: 'Del', group: 'write', alone: false },
  accept: { ...letter('A'), group: 'act', alone: false },
  // All letters are taken.
  decline: { code: 'BracketRight', label: ']', group: 'act', alone: false },
  takeOver: { ...letter('U'), group: 'act', alone: false },
  warn: { ...letter('W'), group: 'act', alone: false },
  flag: { ...letter('G'), group: 'act', alone: false },
  transfer: { ...letter('T'), group: 'act', alone: false },
  close: { ...letter('X'), group: 'act', alone: false },
  wrapUp: { code: 'Enter', label: 'Enter', group: 'act', alone: false },
  hold: { ...letter('H'), group: 'act', alone: false },
  askLead: { ...letter('L'), group: 'act', alone: false },
  // All letters are taken.
  record: { code: 'Equal', label: '=', group: 'act', alone: false },
  promise: { code: 'Backquote', label: '`', group: 'act', alone: false },
  kept: { ...digit(7), group: 'act', alone: false },
  takeBack: { ...digit(8), group: 'act', alone: false },
  join: { code: 'BracketLeft', label: '[', group: 'act', alone: false },
  decide: { ...letter('Y'), group: 'act', alone: false },
  crisis: { code: 'Minus', label: '-', group: 'act', alone: false },
  block: { ...letter('V'), group: 'act', alone: false },
  status: { ...letter('S'), group: 'rest', alone: false },
  past: { ...letter('P'), group: 'rest', alone: true },
  keys: { code: 'Slash', label: '?', group: 'rest', alone: true },
} as const satisfies Readonly<Record<string, Stroke>>;

/** The name of a command. */
export type Command = keyof typeof KEYS;

/** All commands, in the order of the list of keys. */
export const COMMANDS: readonly Command[] = Object.keys(KEYS).filter((name): name is Command => name in KEYS);

/** The fields of a keyboard event that decide on its command. */
export interface Press {
  readonly code: string;
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/** Whether the focus is in a text field, and whether keys without Alt are enabled. */
export interface Where {
  readonly typing: boolean;
  readonly singleKeys: boolean;
}

/** The command of a key press, or null. Never takes digits and letters that belong to a text field. */
export function commandOf(press: Press, { typing, singleKeys }: Where): Command | null {
  if (press.ctrlKey || press.metaKey) return isSearch(press) ? 'search' : null;
  if (press.altKey) return strokeOf(press);
  if (typing || !singleKeys) return null;
  const command = strokeOf(press);
  return command !== null && KEYS[command].alone ? command : null;
}

function strokeOf(press: Press): Command | null {
  if (press.key === '?' || (press.code === 'Slash' && press.shiftKey)) return 'keys';
  if (press.key === '/' && !press.shiftKey) return 'find';
  return (
    COMMANDS.find(
      (one) => one !== 'keys' && KEYS[one].code === press.code && 'shift' in KEYS[one] === press.shiftKey,
    ) ?? null
  );
}

function isSearch({ code, altKey, shiftKey }: Press): boolean {
  return code === 'KeyK' && !altKey && !shiftKey;
}

/** The shown form of a command's key: `Alt+O`. */
export function keyLabel(command: Command): string {
  if (command === 'search') return 'Ctrl+K';
  return `Alt+${KEYS[command].label}`;
}

/** A command's key as `aria-keyshortcuts` spells it: with the names of keys that events have. */
export function ariaKeys(command: Command): string {
  return keyLabel(command).replace('Ctrl', 'Control').replace('Ins', 'Insert').replace('Del', 'Delete');
}

function letter(label: string): Pick<Stroke, 'code' | 'label'> {
  return { code: `Key${label}`, label };
}

function shifted(label: string): Pick<Stroke, 'code' | 'label'> & { shift: true } {
  return { code: `Key${label}`, label: `Shift+${label}`, shift: true };
}

function digit(value: number): Pick<Stroke, 'code' | 'label'> {
  return { code: `Digit${value}`, label: String(value) };
}

/** The fields of a keyboard event that decide whether Enter sends. */
export interface EnterPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly isComposing: boolean;
  readonly keyCode: number;
}

/** Whether a key press belongs to an input method; some browsers report key code 229 instead of `isComposing`. */
export function isComposed(press: Pick<EnterPress, 'isComposing' | 'keyCode'>): boolean {
  return press.isComposing || press.keyCode === 229;
}

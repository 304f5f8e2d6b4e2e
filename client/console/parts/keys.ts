/** The groups in which the sheet of keys lists the commands. */
export const KEY_GROUPS = ['move', 'write', 'act', 'rest'] as const;

/** The key of a command. */
export interface Stroke {
  /** The place of the key on the keyboard, so that Alt works where it makes other characters. */
  readonly code: string;
  /** What is printed on it. */
  readonly label: string;
  readonly group: (typeof KEY_GROUPS)[number];
  /**
   * Whether the key works without Alt for whoever has chosen that: the command only moves or shows something. Whatever
   * reaches a customer, changes a chat or one's own status takes Alt, because somebody may be typing into nothing.
   */
  readonly alone: boolean;
}

/** Everything that has a key, in the order in which the sheet lists it. With Alt the keys work everywhere. */
export const KEYS = {
  overdue: { ...letter('O'), group: 'move', alone: true },
  next: { ...letter('J'), group: 'move', alone: true },
  previous: { ...letter('K'), group: 'move', alone: true },
  mine: { ...letter('M'), group: 'move', alone: true },
  queue: { ...letter('Q'), group: 'move', alone: true },
  closed: { ...letter('Z'), group: 'move', alone: true },
  floor: { ...letter('B'), group: 'move', alone: true },
  manual: { ...letter('E'), group: 'move', alone: true },
  reports: { ...letter('I'), group: 'move', alone: true },
  // Every letter is taken.
  team: { code: 'Comma', label: ',', group: 'move', alone: false },
  audit: { code: 'Period', label: '.', group: 'move', alone: false },
  calendar: { code: 'Quote', label: "'", group: 'move', alone: false },
  settings: { code: 'Semicolon', label: ';', group: 'move', alone: false },
  search: { ...letter('F'), group: 'move', alone: true },
  reply: { ...letter('R'), group: 'write', alone: true },
  note: { ...letter('N'), group: 'write', alone: false },
  better: { ...letter('C'), group: 'write', alone: false },
  find: { code: 'Slash', label: '/', group: 'write', alone: true },
  pin: { ...letter('D'), group: 'write', alone: false },
  phrase1: { ...digit(1), group: 'write', alone: true },
  phrase2: { ...digit(2), group: 'write', alone: true },
  phrase3: { ...digit(3), group: 'write', alone: true },
  phrase4: { ...digit(4), group: 'write', alone: true },
  phrase5: { ...digit(5), group: 'write', alone: true },
  nextStep: { ...digit(0), group: 'write', alone: false },
  accept: { ...letter('A'), group: 'act', alone: false },
  takeOver: { ...letter('U'), group: 'act', alone: false },
  warn: { ...letter('W'), group: 'act', alone: false },
  flag: { ...letter('G'), group: 'act', alone: false },
  transfer: { ...letter('T'), group: 'act', alone: false },
  close: { ...letter('X'), group: 'act', alone: false },
  hold: { ...letter('H'), group: 'act', alone: false },
  askLead: { ...letter('L'), group: 'act', alone: false },
  // Every letter is taken.
  join: { code: 'BracketLeft', label: '[', group: 'act', alone: false },
  decide: { ...letter('Y'), group: 'act', alone: false },
  block: { ...letter('V'), group: 'act', alone: false },
  status: { ...letter('S'), group: 'rest', alone: false },
  past: { ...letter('P'), group: 'rest', alone: true },
  keys: { code: 'Slash', label: '?', group: 'rest', alone: true },
} as const satisfies Readonly<Record<string, Stroke>>;

/** The name of something that has a key. */
export type Command = keyof typeof KEYS;

/** All commands, in the order of the sheet. */
export const COMMANDS: readonly Command[] = Object.keys(KEYS).filter((name): name is Command => name in KEYS);

/** The parts of a key press that decide what it means. */
export interface Press {
  readonly code: string;
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/** Where the press happened: in a text field, and whether single keys without Alt were chosen. */
export interface Where {
  readonly typing: boolean;
  readonly singleKeys: boolean;
}

/** The command of a key press, if it is one. Digits and letters of somebody who types are never taken. */
export function commandOf(press: Press, { typing, singleKeys }: Where): Command | null {
  if (press.ctrlKey || press.metaKey) return isFind(press) ? 'find' : null;
  if (press.altKey) return strokeOf(press);
  if (typing || !singleKeys) return null;
  const command = strokeOf(press);
  return command !== null && KEYS[command].alone ? command : null;
}

function strokeOf(press: Press): Command | null {
  if (press.key === '?' || (press.code === 'Slash' && press.shiftKey)) return 'keys';
  if (press.shiftKey) return null;
  if (press.key === '/') return 'find';
  return COMMANDS.find((one) => one !== 'keys' && KEYS[one].code === press.code) ?? null;
}

function isFind({ code, altKey, shiftKey }: Press): boolean {
  return code === 'KeyK' && !altKey && !shiftKey;
}

/** How a command's key is shown: `Alt+O`. */
export function keyLabel(command: Command): string {
  if (command === 'find') return 'Ctrl+K';
  return `Alt+${KEYS[command].label}`;
}

function letter(label: string): Pick<Stroke, 'code' | 'label'> {
  return { code: `Key${label}`, label };
}

function digit(value: number): Pick<Stroke, 'code' | 'label'> {
  return { code: `Digit${value}`, label: String(value) };
}

/** The parts of a key press that decide whether Enter sends. */
export interface EnterPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly isComposing: boolean;
  readonly keyCode: number;
}

/** Whether a key press belongs to an input method; 229 is what some browsers say instead of `isComposing`. */
export function isComposed(press: Pick<EnterPress, 'isComposing' | 'keyCode'>): boolean {
  return press.isComposing || press.keyCode === 229;
}

/**
 * What a key press in the reply means. Enter that confirms an input method's candidate never sends:
 * not while composing, not as key 229, not in the tick after the composition (`justComposed`; Safari says it that late).
 */
export function meaningOf(press: EnterPress, justComposed: boolean): 'send' | 'sendAnyway' | 'type' {
  if (press.key !== 'Enter' || isComposed(press) || justComposed) return 'type';
  if (press.shiftKey || press.altKey) return 'type';
  return press.ctrlKey || press.metaKey ? 'sendAnyway' : 'send';
}

/** Everything that has a key, in the order in which the sheet lists it. */
export const COMMANDS = [
  'overdue',
  'next',
  'previous',
  'mine',
  'queue',
  'closed',
  'floor',
  'manual',
  'reports',
  'team',
  'search',
  'reply',
  'note',
  'better',
  'find',
  'pin',
  'phrase1',
  'phrase2',
  'phrase3',
  'phrase4',
  'phrase5',
  'nextStep',
  'accept',
  'takeOver',
  'warn',
  'flag',
  'transfer',
  'close',
  'hold',
  'askLead',
  'decide',
  'block',
  'status',
  'past',
  'keys',
] as const;

/** One of {@link COMMANDS}. */
export type Command = (typeof COMMANDS)[number];

/** The place of a key on the keyboard, so that Alt works where it makes other characters, and what is printed on it. */
export interface Stroke {
  readonly code: string;
  readonly label: string;
}

/** The one map of keys. With Alt they work everywhere. */
export const KEYS: Readonly<Record<Command, Stroke>> = {
  overdue: letter('O'),
  next: letter('J'),
  previous: letter('K'),
  mine: letter('M'),
  queue: letter('Q'),
  closed: letter('Z'),
  floor: letter('B'),
  manual: letter('E'),
  reports: letter('I'),
  // Every letter is taken.
  team: { code: 'Comma', label: ',' },
  search: letter('F'),
  reply: letter('R'),
  note: letter('N'),
  better: letter('C'),
  find: { code: 'Slash', label: '/' },
  pin: letter('D'),
  phrase1: digit(1),
  phrase2: digit(2),
  phrase3: digit(3),
  phrase4: digit(4),
  phrase5: digit(5),
  nextStep: digit(0),
  accept: letter('A'),
  takeOver: letter('U'),
  warn: letter('W'),
  flag: letter('G'),
  transfer: letter('T'),
  close: letter('X'),
  hold: letter('H'),
  askLead: letter('L'),
  decide: letter('Y'),
  block: letter('V'),
  status: letter('S'),
  past: letter('P'),
  keys: { code: 'Slash', label: '?' },
};

/** The parts of a key press that decide what it means. */
export interface Press {
  readonly code: string;
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/**
 * What a key may do without Alt, for whoever has chosen that: it moves or shows something. Whatever reaches a customer,
 * changes a chat or one's own status takes Alt, because somebody may be typing into nothing.
 */
const ALONE: ReadonlySet<Command> = new Set([
  ...([
    'overdue',
    'next',
    'previous',
    'mine',
    'queue',
    'closed',
    'floor',
    'manual',
    'reports',
    'search',
  ] as const),
  ...(['reply', 'find', 'phrase1', 'phrase2', 'phrase3', 'phrase4', 'phrase5', 'past', 'keys'] as const),
]);

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
  return command !== null && ALONE.has(command) ? command : null;
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

function letter(label: string): Stroke {
  return { code: `Key${label}`, label };
}

function digit(value: number): Stroke {
  return { code: `Digit${value}`, label: String(value) };
}

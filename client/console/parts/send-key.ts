import { isComposed, type EnterPress } from './keys.ts';

/** What sends a message: Enter, or Ctrl+Enter for those who write several lines. */
export const SEND_KEYS = ['enter', 'ctrlEnter'] as const;
/** One of {@link SEND_KEYS}. */
export type SendKey = (typeof SEND_KEYS)[number];

/** The keys of the composer that follow the choice, as they are shown. */
export const SEND_STROKES = {
  enter: { send: 'Enter', newline: 'Shift+Enter', sendAnyway: 'Ctrl+Enter' },
  ctrlEnter: { send: 'Ctrl+Enter', newline: 'Enter', sendAnyway: 'Ctrl+Shift+Enter' },
} as const satisfies Record<SendKey, Record<'send' | 'newline' | 'sendAnyway', string>>;

/**
 * What a key press in the composer means. Enter that confirms a candidate of an input method never sends: not while
 * composing, not with key code 229, and not in the tick after the composition (`justComposed`; Safari reports it that
 * late).
 */
export function meaningOf(
  press: EnterPress,
  justComposed: boolean,
  sendKey: SendKey,
): 'send' | 'sendAnyway' | 'type' {
  if (press.key !== 'Enter' || isComposed(press) || justComposed || press.altKey) return 'type';
  const isCommand = press.ctrlKey || press.metaKey;
  if (sendKey === 'ctrlEnter') {
    if (!isCommand) return 'type';
    return press.shiftKey ? 'sendAnyway' : 'send';
  }
  if (press.shiftKey) return 'type';
  return isCommand ? 'sendAnyway' : 'send';
}

/** What the rule needs to know of a key press. */
export interface KeyPress {
  key: string;
  keyCode: number;
  shiftKey: boolean;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
  isComposing: boolean;
}

/**
 * True if this key sends the message. Enter that confirms a candidate of an input method never does: while composing,
 * with the keyCode 229 that stands for "the input method has it", or in the tick after the composition
 * (`justComposed`), where Safari reports a plain Enter.
 */
export function isSendKey(press: KeyPress, justComposed: boolean): boolean {
  if (press.key !== 'Enter' || press.isComposing || press.keyCode === 229 || justComposed) return false;
  return !press.shiftKey && !press.altKey && !press.ctrlKey && !press.metaKey;
}

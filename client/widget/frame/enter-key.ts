/**
 * Whether the key removes the last file from above an empty field: Backspace that an input method does not need, and
 * that is not still held from clearing the words.
 */
export function isDropKey({ key, keyCode, isComposing, repeat }: KeyPress & { repeat: boolean }): boolean {
  return key === 'Backspace' && !isComposing && keyCode !== 229 && !repeat;
}

/** The fields of a keyboard event that the rule needs. */
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
 * Whether the key sends the message. Enter that confirms a candidate of an input method never does: not while
 * composing, not with keyCode 229, and not in the tick after the composition (`justComposed`), when Safari reports a
 * plain Enter.
 */
export function isSendKey(press: KeyPress, justComposed: boolean): boolean {
  if (press.key !== 'Enter' || press.isComposing || press.keyCode === 229 || justComposed) return false;
  return !press.shiftKey && !press.altKey && !press.ctrlKey && !press.metaKey;
}

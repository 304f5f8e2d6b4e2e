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

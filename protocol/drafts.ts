/** What somebody has written in a chat and not sent. Reply and note keep separate texts. [P6] */
export interface DraftWords {
  /** Of the field that is shown. */
  readonly text: string;
  readonly kind: 'message' | 'note';
  /** The manual's phrase that was inserted last. */
  readonly phraseId?: string | undefined;
  /** The text of the field that is not shown. */
  readonly other?: string | undefined;
}

/** A draft as the desk keeps it for its author; without words it was sent or emptied. */
export interface StoredDraft {
  readonly chatId: string;
  /** Grows with each change; 0: none was kept yet. */
  readonly version: number;
  readonly draft: DraftWords | null;
}

/** What of a draft would be said to the customer, whichever field is shown. */
export function replyIn({ text, kind, other = '' }: DraftWords): string {
  return kind === 'message' ? text : other;
}

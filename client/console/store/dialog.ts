/** Dialogs that are about no chat. */
export type LoneDialog =
  'keys' | 'blocks' | 'search' | 'manualNews' | 'pin' | 'ownPhrases' | 'dropPhrase' | 'safety' | 'password';

/** Dialogs about one chat, those of the manual's procedures among them. [P2] [P3] [P7] */
export type ChatDialog =
  'phrases' | 'warn' | 'close' | 'transfer' | 'takeOver' | 'askLead' | 'decide' | 'hold' | 'block' | 'erase';

/** Dialogs about one message of a chat. */
export type MessageDialog = 'flag';

/** A dialog over the console with what it is about; `seq` is in the staff's count. A new object each time one is opened. */
export type Dialog =
  | { readonly name: LoneDialog }
  | { readonly name: ChatDialog; readonly chatId: string }
  | { readonly name: MessageDialog; readonly chatId: string; readonly seq: number };

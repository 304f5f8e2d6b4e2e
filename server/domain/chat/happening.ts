import type { Author } from './log.ts';
import type { PhraseUse } from './log.ts';

/** Staff who act: who somebody is comes from their session. */
export type Staff = Extract<Author, { account: string }>;

/** Everything that can happen to a chat. Rights have been checked before; whether it fits the chat is decided here. */
export type Happening =
  | { type: 'customerWrote'; clientId: string; text: string }
  | { type: 'customerLeft' }
  | { type: 'customerRated'; score: number; remark?: string }
  | { type: 'staffWrote'; by: Staff; clientId: string; text: string; phrase?: PhraseUse }
  | { type: 'noted'; by: Staff; clientId: string; text: string }
  | { type: 'assigned'; to: string }
  | { type: 'accepted'; by: Staff }
  | { type: 'takenOver'; by: Staff }
  | { type: 'transferred'; by: Staff; to: string | null; note?: string }
  | { type: 'warned'; by: Staff; text: string }
  | { type: 'warningLifted'; by: Staff }
  | { type: 'flagged'; by: Staff; seq: number }
  | { type: 'staffClosed'; by: Staff; skipped?: string }
  | { type: 'agentLost'; agent: string }
  | { type: 'agentBack'; agent: string }
  | { type: 'timePassed'; customerTyping: boolean; customerOnline: boolean };

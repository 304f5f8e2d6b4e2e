import type { Promised } from '../../../phrases/suggest/promise.ts';
import type { ClosingStep, ErasedFor } from '../../../protocol/entry.ts';
import type { Duration } from '../instant.ts';
import type { Author, PhraseUse, Sentence } from './log.ts';

/** Staff who act: who somebody is comes from their session. */
export type Staff = Extract<Author, { account: string }>;

/** Everything that can happen to a chat. Rights have been checked before; whether it fits the chat is decided here. */
export type Happening =
  | { type: 'customerWrote'; clientId: string; text: string }
  | { type: 'customerLeft' }
  | { type: 'customerRated'; score: number; remark?: string }
  | {
      type: 'staffWrote';
      by: Staff;
      clientId: string;
      text: string;
      phrase?: PhraseUse;
      promises?: Promised | null;
    }
  | { type: 'noted'; by: Staff; clientId: string; text: string }
  | { type: 'assigned'; to: string }
  | { type: 'accepted'; by: Staff }
  | { type: 'takenOver'; by: Staff }
  | { type: 'transferred'; by: Staff; to: string | null; note?: string; say?: Sentence }
  | { type: 'warned'; by: Staff; text: string }
  | { type: 'warningLifted'; by: Staff }
  | { type: 'flagged'; by: Staff; seq: number }
  | { type: 'unflagged'; by: Staff; seq: number }
  | { type: 'leadAsked'; by: Staff }
  | { type: 'decided'; by: Staff; grant: boolean; guidance?: string; farewell: Sentence }
  | { type: 'held'; by: Staff; length: Duration; say: Sentence }
  | {
      type: 'staffClosed';
      by: Staff;
      skipped?: string;
      missing?: ClosingStep[];
      /** The log's end when `missing` was read from it. */
      readTo?: number;
    }
  | { type: 'erased'; by: Author; why: ErasedFor }
  | { type: 'agentDisabled'; agent: string }
  | { type: 'agentLost'; agent: string }
  | { type: 'agentBack'; agent: string }
  | { type: 'timePassed'; customerTyping: boolean; customerOnline: boolean };

import type { Promised } from '../../../phrases/suggest/promise.ts';
import type { ErasedFor } from '../../../protocol/entry.ts';
import type { Author, Staff } from './author.ts';
import type { PhraseUse, Sentence } from './log.ts';
import type * as abuse from './rules/abuse.ts';
import type * as closing from './rules/closing.ts';
import type * as harassment from './rules/harassment.ts';
import type * as hold from './rules/hold.ts';
import type { CustomerPresence } from './rules/rule.ts';

/** Everything that can happen to a chat. Rights have been checked before; whether it fits the chat is decided here. */
export type Happening =
  | harassment.Happenings
  | abuse.Happenings
  | closing.Happenings
  | hold.Happenings
  | { type: 'customerWrote'; clientId: string; text: string }
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
  | { type: 'erased'; by: Author; why: ErasedFor }
  | { type: 'agentDisabled'; agent: string }
  | { type: 'agentLost'; agent: string }
  | { type: 'agentBack'; agent: string }
  | ({ type: 'timePassed' } & CustomerPresence);

/** What of it is of this type. */
export type HappeningOf<T extends Happening['type']> = Extract<Happening, { type: T }>;

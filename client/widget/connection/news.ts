import type { CustomerChat, DeskView } from '../../../protocol/chat.ts';
import type { Entry } from '../../../protocol/entry.ts';
import { isRecord } from '../embedding.ts';

/** True for a line of a chat's log. */
export function isEntry(body: unknown): body is Entry {
  return isRecord(body) && typeof body['seq'] === 'number' && isRecord(body['by']);
}

/** True for a chat. */
export function isChat(body: unknown): body is CustomerChat {
  return isRecord(body) && typeof body['id'] === 'string' && typeof body['now'] === 'string';
}

/** True for what the desk says of itself. */
export function isDesk(body: unknown): body is DeskView {
  return isRecord(body) && typeof body['company'] === 'string';
}

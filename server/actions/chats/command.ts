import type { ChatAbility } from '../../../protocol/abilities.ts';
import type { Asker } from '../../../protocol/rights.ts';
import type { ChatEvent } from '../../domain/chat/chat-event.ts';
import { senderOf } from '../../domain/chat/author.ts';
import type { Refusal } from '../../domain/refusal.ts';

/** The first message of a customer, which begins a chat unless one is running. */
export interface ChatStarted {
  type: 'chatStarted';
  clientId: string;
  text: string;
  leftMessage: boolean;
}

/** Which chat is meant: by id, or the latest one of a customer. */
export type Address = { chatId: string } | { customerId: string };

/** Something that shall happen to a chat, and who must have the right to it; without `asker`, the desk itself. */
export interface Command {
  to: Address;
  event: ChatEvent | ChatStarted;
  asker?: Asker;
  ability?: ChatAbility;
  /** What was found to speak against it: stands, unless it may not be done anyway or is done already. */
  objection?: Refusal | null;
}

/** The author's own id for what they send, if they gave one: what makes a retry harmless. */
export function clientIdOf(command: Command): string | null {
  return 'clientId' in command.event ? command.event.clientId : null;
}

/** Under which name that id is unique in the chat. */
export function senderOfCommand({ event }: Command): string {
  return senderOf('by' in event ? event.by : { role: 'customer' });
}

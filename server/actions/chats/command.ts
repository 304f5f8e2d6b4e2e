import type { ChatAbility } from '../../../protocol/abilities.ts';
import type { Asker } from '../../../protocol/rights.ts';
import type { ChatEvent } from '../../domain/chat/chat-event.ts';
import { senderOf } from '../../domain/chat/author.ts';
import type { AttachedFile } from '../../domain/file/attached.ts';
import type { Refusal } from '../../domain/refusal.ts';

/** The first message of a customer, which begins a chat unless one is running. */
export interface ChatStarted {
  type: 'chatStarted';
  clientId: string;
  text: string;
  files?: readonly AttachedFile[];
  leftMessage: boolean;
  /** The department that the chat begins in. */
  department?: string | null;
  /** Who is to have it if they are free: the agent who has invited the customer. */
  preferredAgent?: string | null;
}

/** The addressed chat: by id, or the latest one of a customer. */
export type Address = { chatId: string } | { customerId: string };

/** An event for a chat, with the right that its sender needs; without `asker`, the desk itself sends it. */
export interface Command {
  to: Address;
  event: ChatEvent | ChatStarted;
  asker?: Asker;
  ability?: ChatAbility;
  /** The chat is given to somebody only if this room is left when it is stored. */
  room?: Room;
  /**
   * A refusal that was found beforehand. It applies only after the other checks, and not to a command that was carried
   * out before.
   */
  objection?: Refusal | null;
  /** The same, of a first message, also where a chat runs already. */
  unfit?: Refusal | null;
}

/**
 * How many open chats somebody may have at most, and for which department a chat was dealt to them; `most`: of that
 * department's chats, null for any number.
 */
export interface Room {
  agent: string;
  capacity: number;
  department: string | null;
  most: number | null;
}

/**
 * Who comes to have the chat by this command, if anybody does. Their open chats are counted in turn, whoever gives them
 * one: what they take by hand counts against what is dealt to them in the same moment.
 */
export function receiverOf({ event, room }: Pick<Command, 'event' | 'room'>): string | null {
  if (room) return room.agent;
  if (event.type === 'accepted' || event.type === 'takenOver') return event.by.account;
  return event.type === 'transferred' ? event.to : null;
}

/** The author's own id for what they send, if they gave one: what makes a retry harmless. */
export function clientIdOf(command: Command): string | null {
  return 'clientId' in command.event ? command.event.clientId : null;
}

/** Under which name that id is unique in the chat. */
export function senderOfCommand({ event }: Command): string {
  return senderOf('by' in event ? event.by : { role: 'customer' });
}

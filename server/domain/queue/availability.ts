/** What decides whether somebody takes chats. */
export interface Availability {
  status: 'online' | 'away';
  /** Whether a console of theirs is connected, to whichever process. */
  connected: boolean;
  disabledAt: number | null;
}

/**
 * Whether somebody takes chats now. The one rule: dealing, transfers, "somebody is there" and the floor ask it, so that
 * nobody is called present to customers and then given no chat. Everybody who is online takes chats, whatever their role.
 */
export function takesChats({ status, connected, disabledAt }: Availability): boolean {
  return disabledAt === null && connected && status === 'online';
}

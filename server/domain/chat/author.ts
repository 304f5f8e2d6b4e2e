/** The author of an entry. It comes from the socket or the session, never from a payload. */
export type Author = { role: 'customer' } | Staff | { role: 'system' };

/** An agent or a lead. */
export interface Staff {
  role: 'agent' | 'lead';
  account: string;
}

/** The desk itself, as the author of what its clocks and its detector write. */
export const SYSTEM = { role: 'system' } as const;

/** The account of an author; null for customers and for the desk itself. */
export function accountOf(by: Author): string | null {
  return 'account' in by ? by.account : null;
}

/** The name under which a clientId is unique in its chat: one author's retry is never another's entry. */
export function senderOf(by: Author): string {
  switch (by.role) {
    case 'customer':
      return 'customer';
    case 'system':
      return 'system';
    case 'agent':
    case 'lead':
      return `staff:${by.account}`;
  }
}

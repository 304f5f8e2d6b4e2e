import type { Request } from 'express';
import { may, mayWith, type Asker } from '../../../protocol/rights.ts';
import { relationFor } from '../../actions/chats/staff-reading.ts';
import type { Needs } from '../../actions/services.ts';
import { refusedVisitor, unknownVisitor } from '../../actions/visitors/visitors.ts';
import { agentOf } from '../../domain/chat/chat.ts';
import { denial, NO_SUCH_CHAT } from '../../domain/denial.ts';
import { refuse, type Refusal } from '../../domain/refusal.ts';
import type { Identities } from '../identities.ts';
import type { Sessions } from '../sessions.ts';
import type { Admitted, FileAccess } from './file-routes.ts';

type Knowing = Needs<'blocks' | 'directory' | 'profile' | 'store.chats' | 'visitorNames'>;

const SIGN_IN = refuse('unauthorized', 'Please sign in.');
const NO_TOKEN = refuse('unauthorized', 'Please begin the chat first.');
const NOT_ADMIN = refuse('forbidden', 'Only administrators may do this.');
const CLOSED = refuse('closed', 'This chat is closed.');

/** Who may upload and download: staff by their session, customers by their token, nobody by an address. */
export function fileAccess(
  services: Knowing,
  sessions: Pick<Sessions, 'find'>,
  identities: Pick<Identities, 'holderOf'>,
): FileAccess {
  const network = (request: Request): string | null => services.visitorNames.network(request.ip ?? '');
  const customerOf = async (request: Request) => {
    const token = /^Bearer (\S{1,300})$/.exec(request.headers.authorization ?? '')?.[1];
    const claims = token === undefined ? null : await identities.holderOf(token);
    if (claims === null) return null;
    return {
      ...claims,
      network: network(request),
      contact: null,
      locale: request.get('accept-language') ?? null,
    };
  };
  return {
    async staffIn(request, chatId) {
      const session = await sessions.find(request.headers.cookie);
      if (session === null) return SIGN_IN;
      const refusal = await refusedIn(services, session.asker, chatId);
      if (refusal !== null) return refusal;
      const { account } = session.asker;
      return {
        ...{ person: `staff ${account}`, network: network(request) ?? 'unknown' },
        uploader: { owner: 'chat', customerId: null, account, chatId },
      };
    },

    async forDesk(request) {
      const session = await sessions.find(request.headers.cookie);
      if (session === null) return SIGN_IN;
      if (!may(session.asker, 'manageSettings')) return NOT_ADMIN;
      const { account } = session.asker;
      return {
        ...{ person: `staff ${account}`, network: network(request) ?? 'unknown' },
        uploader: { owner: 'desk', customerId: null, account, chatId: null },
      };
    },

    async customer(request): Promise<Admitted | Refusal> {
      const customer = await customerOf(request);
      if (customer === null) return NO_TOKEN;
      const refusal = unknownVisitor(services, customer) ?? (await refusedVisitor(services, customer));
      if (refusal !== null) return refusal;
      const { customerId } = customer;
      return {
        ...{ person: customerId, network: customer.network ?? 'unknown' },
        uploader: { owner: 'chat', customerId, account: null, chatId: null },
      };
    },

    async reader(request) {
      const session = await sessions.find(request.headers.cookie);
      if (session !== null) return { asker: session.asker };
      const customer = await customerOf(request);
      return customer && { customerId: customer.customerId };
    },
  };
}

/** Why this account may not send a file in this chat: as it may not write in it. */
async function refusedIn(services: Knowing, asker: Asker, chatId: string): Promise<Refusal | null> {
  const stored = await services.store.chats.find(chatId);
  if (!stored) return NO_SUCH_CHAT;
  const { chat } = stored;
  const { status } = chat.state;
  const owner = { status, agent: agentOf(chat), beside: chat.beside, customerId: chat.customerId };
  const relation = await relationFor(services, asker, owner);
  if (!mayWith(asker, 'write', relation)) return denial(asker, relation);
  return status === 'closed' ? CLOSED : null;
}

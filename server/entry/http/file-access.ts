import type { Request } from 'express';
import { CASE_ENTRY_NEEDS } from '../../../protocol/case-rights.ts';
import { may, type Asker } from '../../../protocol/rights.ts';
import { caseDenial } from '../../actions/cases/change-case.ts';
import { caseInPlaceOf, readableCase } from '../../actions/cases/read-cases.ts';
import { uploadRefused } from '../../actions/own-phrases/phrase-files.ts';
import { attachRefused } from '../../actions/files/attach.ts';
import type { Needs } from '../../actions/services.ts';
import { refusedVisitor, unknownVisitor } from '../../actions/visitors/visitors.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import type { StoredCase } from '../../storage/cases/store.ts';
import type { Identities } from '../identities.ts';
import type { Sessions } from '../sessions.ts';
import type { Admitted, FileAccess } from './file-routes.ts';

type Knowing = Needs<
  | ('blocks' | 'directory' | 'manual' | 'ownPhrases' | 'profile')
  | ('store.cases' | 'store.chats' | 'visitorNames')
>;

const SIGN_IN = refuse('unauthorized', 'Please sign in.');
const NO_TOKEN = refuse('unauthorized', 'Please begin the chat first.');
const NOT_ADMIN = refuse('forbidden', 'Only administrators may do this.');
const ERASED = refuse('conflict', 'What this case said has been erased.');

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
      const refusal = await attachRefused(services, session.asker, chatId);
      if (refusal !== null) return refusal;
      const { account } = session.asker;
      return {
        ...{ person: `staff ${account}`, network: network(request) ?? 'unknown' },
        uploader: { owner: 'chat', customerId: null, account, chatId, caseNumber: null },
      };
    },

    async forCase(request, number) {
      const session = await sessions.find(request.headers.cookie);
      if (session === null) return SIGN_IN;
      const stored = await commentable(services, session.asker, number);
      if (isRefusal(stored)) return stored;
      const { account } = session.asker;
      return {
        ...{ person: `staff ${account}`, network: network(request) ?? 'unknown' },
        uploader: { owner: 'case', customerId: null, account, chatId: null, caseNumber: stored.number },
      };
    },

    async forPhrase(request, phraseId) {
      const session = await sessions.find(request.headers.cookie);
      if (session === null) return SIGN_IN;
      const refusal = uploadRefused(services, session.asker, phraseId);
      if (refusal !== null) return refusal;
      const { account } = session.asker;
      return {
        ...{ person: `staff ${account}`, network: network(request) ?? 'unknown' },
        uploader: { owner: 'phrase', customerId: null, account, chatId: null, caseNumber: null },
      };
    },

    async forDesk(request) {
      const session = await sessions.find(request.headers.cookie);
      if (session === null) return SIGN_IN;
      if (!may(session.asker, 'manageSettings')) return NOT_ADMIN;
      const { account } = session.asker;
      return {
        ...{ person: `staff ${account}`, network: network(request) ?? 'unknown' },
        uploader: { owner: 'desk', customerId: null, account, chatId: null, caseNumber: null },
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
        uploader: { owner: 'chat', customerId, account: null, chatId: null, caseNumber: null },
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

/** The case that this account may put a file into, as it may comment on it: an old number leads to the one that goes on. */
async function commentable(services: Knowing, asker: Asker, number: string): Promise<StoredCase | Refusal> {
  const named = await readableCase(services, asker, number);
  const stored = isRefusal(named) ? named : await caseInPlaceOf(services, asker, named);
  if (isRefusal(stored)) return stored;
  if (stored.case.erasedAt !== null) return ERASED;
  return caseDenial(services, asker, CASE_ENTRY_NEEDS.commented, stored.case) ?? stored;
}

import { z } from 'zod';
import { Edit, EDITS_MAX } from '../../phrases/edit/edit.ts';
import { manualOperations as ask, proposalOperations } from '../../protocol/operations/manual.ts';
import type { DeskState, Needs } from '../actions/services.ts';
import { catchUp, contentWith, saveDraft } from '../actions/manual/drafting.ts';
import { exported, importFile } from '../actions/manual/exchanging.ts';
import { confirmRead, differences, newsFor, readers } from '../actions/manual/news.ts';
import { approve, publish, restore } from '../actions/manual/publishing.ts';
import { activate } from '../actions/manual/activate.ts';
import { replay, tryMessage } from '../actions/manual/trying.ts';
import { versionsPage } from '../actions/manual/views.ts';
import { decideProposal, listProposals, proposePhrase } from '../actions/proposals/proposal-actions.ts';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import { Download, staffRoute, type HttpHandled } from '../entry/http/http-pipeline.ts';
import { flaw } from '../entry/wire-errors.ts';

/** The manual as it is in force, and everything that leads do to it. */
export function manualHandlers(
  services: Needs<
    | DeskState
    | 'audit'
    | 'log'
    | 'manual'
    | 'ownPhrases'
    | 'phraseUses'
    | 'rooms'
    | 'rules'
    | 'store.chats'
    | 'store.manual'
  >,
): Record<keyof typeof ask, HttpHandled> {
  return {
    readManual: staffRoute(ask.readManual, async ({ input }) => {
      // A client that knows of a new version may ask a process that does not yet.
      await activate(services);
      return services.manual.active[input.locale ?? services.profile.locale];
    }),
    manualNews: staffRoute(ask.manualNews, ({ asker }) => newsFor(services, asker)),
    confirmManualRead: staffRoute(ask.confirmManualRead, ({ asker, input }) =>
      confirmRead(services, asker, input.version),
    ),
    manualReaders: staffRoute(ask.manualReaders, () => readers(services)),
    manualVersions: staffRoute(ask.manualVersions, () => versionsPage(services)),
    saveDraft: staffRoute(ask.saveDraft, ({ asker, input }) =>
      withEdits(input.edits, (edits) => saveDraft(services, asker, { ...input, edits })),
    ),
    openVersion: staffRoute(ask.openVersion, async ({ address: { number } }) => {
      const loaded = await contentWith(services, number, []);
      if (isRefusal(loaded)) return loaded;
      const taken = [...(await services.store.manual.usedIds()).keys()];
      return { number, content: loaded.content, missing: loaded.missing, taken };
    }),
    manualDiff: staffRoute(ask.manualDiff, ({ address, input }) =>
      differences(services, address.number, input.from),
    ),
    exportManual: staffRoute(ask.exportManual, async ({ asker, address: { number }, input }) => {
      const file = await exported(services, number, input);
      if (isRefusal(file)) return file;
      await services.audit.record({ by: asker.account, act: 'exported', about: `manual ${number}` });
      return new Download(file.name, input.format, file.text);
    }),
    approveDraft: staffRoute(ask.approveDraft, ({ asker, address }) =>
      approve(services, asker, address.number),
    ),
    publishDraft: staffRoute(ask.publishDraft, ({ asker, address, input }) =>
      publish(services, asker, address.number, input),
    ),
    restoreVersion: staffRoute(ask.restoreVersion, ({ asker, address, input }) =>
      restore(services, asker, address.number, input.why),
    ),
    catchUpDraft: staffRoute(ask.catchUpDraft, ({ asker, address, input }) =>
      catchUp(services, asker, address.number, input.why),
    ),
    importManual: staffRoute(ask.importManual, ({ asker, input }) => importFile(services, asker, input)),
    tryMessage: staffRoute(ask.tryMessage, ({ asker, input }) =>
      withEdits(input.edits, (edits) => tryMessage(services, asker, input, edits)),
    ),
    replayChats: staffRoute(ask.replayChats, ({ asker, input }) =>
      withEdits(input.edits, (edits) => replay(services, asker, input, edits)),
    ),
  };
}

const Edits = z.array(Edit).max(EDITS_MAX);

/** Reads the edits of a request in the manual's own terms, which the wire does not know. */
async function withEdits<T extends object>(
  sent: unknown[],
  act: (edits: Edit[]) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  const edits = Edits.safeParse(sent);
  if (edits.success) return act(edits.data);
  const { message, field } = flaw(edits.error);
  return { refused: 'bad_request', message: `edits.${message}`, field: `edits.${field ?? ''}` };
}

/** Phrases that staff propose for the manual. */
export function proposalHandlers(
  services: Needs<'clock' | 'manual' | 'rooms' | 'rules' | 'store.chats' | 'store.proposals'>,
): Record<keyof typeof proposalOperations, HttpHandled> {
  return {
    proposals: staffRoute(proposalOperations.proposals, ({ asker }) => listProposals(services, asker)),
    proposePhrase: staffRoute(proposalOperations.proposePhrase, ({ asker, input }) =>
      proposePhrase(services, asker, input),
    ),
    decideProposal: staffRoute(proposalOperations.decideProposal, ({ asker, address, input }) =>
      decideProposal(services, asker, address.id, input),
    ),
  };
}

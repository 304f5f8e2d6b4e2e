import { MANUAL_MAX_BYTES } from '../limits.ts';
import * as ask from '../manual.ts';
import type * as view from '../manual-views.ts';
import { DecideProposal, ProposalAddress, ProposePhrase, type ProposalView } from '../proposals.ts';
import { gives, http, httpAt, noInput } from './operation.ts';

const version = ask.VersionAddress;

/** The manual as it is in force, and everything that leads do to it. */
export const manualOperations = {
  /** The manual of one language, as `phrases/manual.ts` types it. */
  readManual: http('GET /api/manual', {
    input: ask.ManualQuery,
    output: gives<object>(),
    needs: { desk: 'readManual' },
  }),
  manualNews: http('GET /api/manual/news', {
    input: noInput,
    output: gives<view.ManualNews>(),
    needs: { desk: 'readManual' },
  }),
  confirmManualRead: http('POST /api/manual/read', {
    input: ask.ConfirmRead,
    output: gives<view.ManualNews>(),
    needs: { desk: 'readManual' },
  }),
  manualReaders: http('GET /api/manual/readers', {
    input: noInput,
    output: gives<view.ManualReaders>(),
    needs: { desk: 'seeManualReaders' },
  }),
  manualVersions: http('GET /api/manual/versions', {
    input: noInput,
    output: gives<view.VersionsPage>(),
    needs: { desk: 'editManual' },
  }),
  saveDraft: http('POST /api/manual/versions', {
    input: ask.SaveDraft,
    output: gives<view.SavedDraft>(),
    needs: { desk: 'editManual' },
    bodyMax: MANUAL_MAX_BYTES,
  }),
  /** One version with its content, as `phrases/content.ts` types it. */
  openVersion: httpAt('GET /api/manual/versions/:number', version, {
    input: noInput,
    output: gives<{ number: number; content: object; missing: string[]; taken: string[] }>(),
    needs: { desk: 'editManual' },
  }),
  manualDiff: httpAt('GET /api/manual/versions/:number/diff', version, {
    input: ask.DiffQuery,
    output: gives<view.ManualDiff>(),
    needs: { desk: 'editManual' },
  }),
  exportManual: httpAt('GET /api/manual/versions/:number/export', version, {
    input: ask.ExportQuery,
    output: gives<object>(),
    needs: { desk: 'editManual' },
    audited: ['exported'],
    answers: 'file',
  }),
  approveDraft: httpAt('POST /api/manual/versions/:number/approve', version, {
    input: noInput,
    output: gives<view.VersionView>(),
    needs: { desk: 'approveManual' },
    audited: ['manual_approved'],
  }),
  publishDraft: httpAt('POST /api/manual/versions/:number/publish', version, {
    input: ask.Publish,
    output: gives<view.VersionView>(),
    needs: { desk: 'publishManual' },
    audited: ['manual_published'],
  }),
  restoreVersion: httpAt('POST /api/manual/versions/:number/restore', version, {
    input: ask.Again,
    output: gives<view.SavedDraft>(),
    needs: { desk: 'editManual' },
  }),
  catchUpDraft: httpAt('POST /api/manual/versions/:number/catch-up', version, {
    input: ask.Again,
    output: gives<view.SavedDraft>(),
    needs: { desk: 'editManual' },
  }),
  importManual: http('POST /api/manual/import', {
    input: ask.Import,
    output: gives<view.SavedDraft>(),
    needs: { desk: 'editManual' },
    bodyMax: MANUAL_MAX_BYTES,
  }),
  tryMessage: http('POST /api/manual/try', {
    input: ask.Try,
    output: gives<view.Tried>(),
    needs: { desk: 'editManual' },
    bodyMax: MANUAL_MAX_BYTES,
  }),
  replayChats: http('POST /api/manual/replay', {
    input: ask.Replay,
    output: gives<view.Replayed>(),
    needs: { desk: 'editManual' },
    bodyMax: MANUAL_MAX_BYTES,
  }),
};

/** Phrases that staff propose for the manual from what they have written. */
export const proposalOperations = {
  /** For leads all, for agents their own: those that wait first, then the latest. */
  proposals: http('GET /api/proposals', {
    input: noInput,
    output: gives<{ proposals: ProposalView[] }>(),
    needs: { desk: 'keepPhrases' },
  }),
  proposePhrase: http('POST /api/proposals', {
    input: ProposePhrase,
    output: gives<{ proposal: ProposalView }>(),
    needs: { desk: 'keepPhrases' },
    answers: 201,
  }),
  /** Takes it, to put it into a draft, or not; who proposed it is told. */
  decideProposal: httpAt('POST /api/proposals/:id/decide', ProposalAddress, {
    input: DecideProposal,
    output: gives<{ proposal: ProposalView }>(),
    needs: { desk: 'editManual' },
  }),
};

import type { Edit } from '../../../phrases/edit/edit.ts';
import type { Answer } from '../../../protocol/errors.ts';
import type * as view from '../../../protocol/manual-views.ts';
import { manualOperations as ask } from '../../../protocol/operations/manual.ts';
import type { Sent } from '../../../protocol/operations/operation.ts';
import type { OpenVersion } from '../store/manual-desk.ts';
import { call, fileAt } from './call.ts';
import { Attempt } from './requests.ts';

/** A whole manual in one language, or the list of phrases in both. */
export type FileFormat = { format: 'yaml'; locale: 'zh-CN' | 'en' } | { format: 'csv' };

/** What a request about a version with unsaved edits names. */
interface With {
  version: number;
  edits: readonly Edit[];
}

/** All versions, newest first. */
export const versions = (): Promise<Answer<view.VersionsPage>> => call(ask.manualVersions, {});
/** One version with its content. */
export const version = (number: number): Promise<Answer<OpenVersion>> =>
  call<typeof ask.openVersion, OpenVersion>(ask.openVersion, { number });
/** What differs between two versions. */
export const diff = (to: number, from: number): Promise<Answer<view.ManualDiff>> =>
  call(ask.manualDiff, { number: to, from });
const attempt = new Attempt();

/** Keeps edits as a new draft, once, however often it is asked for. */
export async function save(draft: {
  parent: number;
  why: string;
  edits: readonly Edit[];
}): Promise<Answer<view.SavedDraft>> {
  const named = { ...draft, edits: [...draft.edits], clientId: attempt.nameFor(draft) };
  const answer = await call(ask.saveDraft, named);
  if (answer.ok) attempt.done();
  return answer;
}

/** Stands for somebody else's draft. */
export const approve = (number: number): Promise<Answer<view.VersionView>> =>
  call(ask.approveDraft, { number });
/** Puts a draft in force. */
export const publish = (
  number: number,
  how: { why: string; replaces: number },
): Promise<Answer<view.VersionView>> => call(ask.publishDraft, { number, ...how });
/** An earlier version, or the edits of a draft that was overtaken, as a new draft. */
export const again = (
  number: number,
  what: 'restore' | 'catch-up',
  why: string,
): Promise<Answer<view.SavedDraft>> =>
  call(what === 'restore' ? ask.restoreVersion : ask.catchUpDraft, { number, why });
/** What a version makes of one message. */
export const tryOut = ({
  edits,
  ...what
}: With & { text: string; locale?: 'zh-CN' | 'en' }): Promise<Answer<view.Tried>> =>
  call(ask.tryMessage, { ...what, edits: [...edits] });
/** What would change in past chats. */
export const replay = ({ edits, ...what }: With & { chats: number }): Promise<Answer<view.Replayed>> =>
  call(ask.replayChats, { ...what, edits: [...edits] });
/** Takes a file over as a new draft. */
export const importFile = (file: Sent<typeof ask.importManual>): Promise<Answer<view.SavedDraft>> =>
  call(ask.importManual, file);
/** Who has read the version in force. */
export const readers = (): Promise<Answer<view.ManualReaders>> => call(ask.manualReaders, {});
/** What changed since one last read. */
export const news = (): Promise<Answer<view.ManualNews>> => call(ask.manualNews, {});
/** One has read it. */
export const confirm = (version: number): Promise<Answer<view.ManualNews>> =>
  call(ask.confirmManualRead, { version });

/** Where a version can be downloaded. */
export const exportAt = (number: number, how: FileFormat): string =>
  fileAt(ask.exportManual, { number, ...how });

import type { Edit } from '../../../phrases/edit/edit.ts';
import type { Answer } from '../../../protocol/errors.ts';
import type * as view from '../../../protocol/manual-views.ts';
import { manualOperations as ask } from '../../../protocol/operations/manual.ts';
import type { Sent } from '../../../protocol/operations/operation.ts';
import type { OpenVersion } from '../store/manual-desk.ts';
import { call, fileAt } from './call.ts';
import { Attempt } from './requests.ts';

/** The format of an export: a whole manual in one language as YAML, or the phrases in both languages as CSV. */
export type FileFormat = { format: 'yaml'; locale: 'zh-CN' | 'en' } | { format: 'csv' };

/** A version and the unsaved edits on top of it. */
interface With {
  version: number;
  edits: readonly Edit[];
}

/** All versions, newest first. */
export const versions = (): Promise<Answer<view.VersionsPage>> => call(ask.manualVersions, {});
/** One version with its content. */
export const version = (number: number): Promise<Answer<OpenVersion>> =>
  call<typeof ask.openVersion, OpenVersion>(ask.openVersion, { number });
/** The differences between two versions. */
export const diff = (to: number, from: number): Promise<Answer<view.ManualDiff>> =>
  call(ask.manualDiff, { number: to, from });
const attempt = new Attempt();

/** Stores edits as a new draft; equal requests in flight or without an answer store it once. */
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

/** Approves somebody else's draft. */
export const approve = (number: number): Promise<Answer<view.VersionView>> =>
  call(ask.approveDraft, { number });
/** Publishes a draft. */
export const publish = (
  number: number,
  how: { why: string; replaces: number },
): Promise<Answer<view.VersionView>> => call(ask.publishDraft, { number, ...how });
/** Creates a draft from an earlier version, or from the edits of a draft that was overtaken. */
export const again = (
  number: number,
  what: 'restore' | 'catch-up',
  why: string,
): Promise<Answer<view.SavedDraft>> =>
  call(what === 'restore' ? ask.restoreVersion : ask.catchUpDraft, { number, why });
/** The suggestions of a version for one message. */
export const tryOut = ({
  edits,
  ...what
}: With & { text: string; locale?: 'zh-CN' | 'en' }): Promise<Answer<view.Tried>> =>
  call(ask.tryMessage, { ...what, edits: [...edits] });
/** The differences of its suggestions in past chats. */
export const replay = ({ edits, ...what }: With & { chats: number }): Promise<Answer<view.Replayed>> =>
  call(ask.replayChats, { ...what, edits: [...edits] });
/** Imports a file as a new draft. */
export const importFile = (file: Sent<typeof ask.importManual>): Promise<Answer<view.SavedDraft>> =>
  call(ask.importManual, file);
/** Who has read the active version. */
export const readers = (): Promise<Answer<view.ManualReaders>> => call(ask.manualReaders, {});
/** The changes since this person last read the manual. */
export const news = (): Promise<Answer<view.ManualNews>> => call(ask.manualNews, {});
/** Confirms that this person has read a version. */
export const confirm = (version: number): Promise<Answer<view.ManualNews>> =>
  call(ask.confirmManualRead, { version });

/** The address of a version as a file. */
export const exportAt = (number: number, how: FileFormat): string =>
  fileAt(ask.exportManual, { number, ...how });

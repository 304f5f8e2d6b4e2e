import type { ManualContent } from '../../../phrases/content.ts';
import type { Edit } from '../../../phrases/edit/edit.ts';
import type { Answer } from '../../../protocol/errors.ts';
import type * as view from '../../../protocol/manual-views.ts';
import { Attempt } from './attempt.ts';
import { call } from './http.ts';

const BASE = '/api/manual';

/** A version with all that it says; `taken` are ids that a new phrase or rule may not have. */
export interface OpenVersion {
  number: number;
  content: ManualContent;
  missing: string[];
  taken: string[];
}

/** What a request about a version with unsaved edits names. */
interface With {
  version: number;
  edits: readonly Edit[];
}

/** All versions, newest first. */
export const versions = (): Promise<Answer<view.VersionsPage>> => call(`${BASE}/versions`);
/** One version with its content. */
export const version = (number: number): Promise<Answer<OpenVersion>> => call(`${BASE}/versions/${number}`);
/** What differs between two versions. */
export const diff = (to: number, from: number): Promise<Answer<view.ManualDiff>> =>
  call(`${BASE}/versions/${to}/diff?from=${from}`);
const attempt = new Attempt();

/** Keeps edits as a new draft, once, however often it is asked for. */
export async function save(draft: {
  parent: number;
  why: string;
  edits: readonly Edit[];
}): Promise<Answer<view.SavedDraft>> {
  const answer = await post<view.SavedDraft>('/versions', { ...draft, clientId: attempt.nameFor(draft) });
  if (answer.ok) attempt.done();
  return answer;
}

/** Stands for somebody else's draft. */
export const approve = (number: number): Promise<Answer<view.VersionView>> =>
  post(`/versions/${number}/approve`, {});
/** Puts a draft in force. */
export const publish = (
  number: number,
  how: { why: string; replaces: number },
): Promise<Answer<view.VersionView>> => post(`/versions/${number}/publish`, how);
/** An earlier version, or the edits of a draft that was overtaken, as a new draft. */
export const again = (
  number: number,
  what: 'restore' | 'catch-up',
  why: string,
): Promise<Answer<view.SavedDraft>> => post(`/versions/${number}/${what}`, { why });
/** What a version makes of one message. */
export const tryOut = (what: With & { text: string; locale?: 'zh-CN' | 'en' }): Promise<Answer<view.Tried>> =>
  post('/try', what);
/** What would change in past chats. */
export const replay = (what: With & { chats: number }): Promise<Answer<view.Replayed>> =>
  post('/replay', what);
/** Takes a file over as a new draft. */
export const importFile = (file: object): Promise<Answer<view.SavedDraft>> => post('/import', file);
/** Who has read the version in force. */
export const readers = (): Promise<Answer<view.ManualReaders>> => call(`${BASE}/readers`);
/** What changed since one last read. */
export const news = (): Promise<Answer<view.ManualNews>> => call(`${BASE}/news`);
/** One has read it. */
export const confirm = (number: number): Promise<Answer<view.ManualNews>> =>
  post('/read', { version: number });

/** Where a version can be downloaded. */
export function exportAt(number: number, query: string): string {
  return `${BASE}/versions/${number}/export?${query}`;
}

function post<T extends object>(path: string, body: object): Promise<Answer<T>> {
  return call<T>(`${BASE}${path}`, { method: 'POST', body: JSON.stringify(body) });
}

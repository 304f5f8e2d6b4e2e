import { useMemo } from 'react';
import { create } from 'zustand';
import type { ManualContent } from '../../../phrases/content.ts';
import { applyEdits } from '../../../phrases/edit/apply.ts';
import type { Edit } from '../../../phrases/edit/edit.ts';
import type { VersionsPage } from '../../../protocol/manual-views.ts';
import * as calls from '../connection/manual-calls.ts';
import { say } from './view.ts';

/** The lead's desk for the manual: which version lies open, and what was changed in it but not saved. */
export interface ManualDesk {
  page: VersionsPage | null;
  open: calls.OpenVersion | null;
  edits: readonly Edit[];
  tab: 'edit' | 'versions' | 'files' | 'readers';
  /** The version that the list of versions shows; null for the newest. */
  chosen: number | null;
  /** `situation:thanks` or `rule:no_jargon`; `new:situation` for one that is being added. */
  selected: string | null;
  /** Why the last save was refused, and where. */
  flaw: { message: string; field: string } | null;
}

const start: ManualDesk = {
  page: null,
  open: null,
  edits: [],
  tab: 'edit',
  chosen: null,
  selected: null,
  flaw: null,
};

/** What lies on the desk now. */
export const useManualDesk = create<ManualDesk>()(() => start);

/** Fetches the versions; opens the one in force unless one lies open. */
export async function loadVersions(): Promise<void> {
  const answer = await calls.versions();
  if (!answer.ok) return say(answer.error.message);
  useManualDesk.setState({ page: answer });
  if (useManualDesk.getState().open === null) await openVersion(answer.running);
}

/** Lays a version open; what was not saved is gone. */
export async function openVersion(number: number): Promise<void> {
  const answer = await calls.version(number);
  if (!answer.ok) return say(answer.error.message);
  useManualDesk.setState({ open: answer, edits: [], flaw: null });
}

/** One more change; a second one to the same thing is added to the first. */
export function change(edit: Edit): void {
  useManualDesk.setState(({ edits }) => ({ edits: merged(edits, edit), flaw: null }));
}

/** Takes all unsaved changes back. */
export function discardEdits(): void {
  useManualDesk.setState({ edits: [], flaw: null });
}

/** Keeps the changes as a draft and opens it; answers whether that was done. */
export async function saveEdits(why: string): Promise<boolean> {
  const { open, edits } = useManualDesk.getState();
  if (!open) return false;
  const answer = await calls.save({ parent: open.number, why, edits });
  if (!answer.ok) {
    const { message, field = '' } = answer.error;
    useManualDesk.setState({ flaw: { message, field } });
    return false;
  }
  await openVersion(answer.version.number);
  await loadVersions();
  return true;
}

/** The version that lies open with the unsaved changes in it. */
export function useDraft(): ManualContent | null {
  const open = useManualDesk((desk) => desk.open);
  const edits = useManualDesk((desk) => desk.edits);
  return useMemo(() => (open ? applyEdits(open.content, edits, new Set(open.taken)) : null), [open, edits]);
}

/** The changes with one more. */
export function merged(edits: readonly Edit[], edit: Edit): readonly Edit[] {
  const last = edits.at(-1);
  if (edit.do === 'editPhrase' && last?.do === 'editPhrase' && last.id === edit.id) {
    const text = last.text || edit.text ? { text: { ...last.text, ...edit.text } } : {};
    return [...edits.slice(0, -1), { ...last, ...edit, ...text }];
  }
  return [...edits, edit];
}

import { useMemo } from 'react';
import { create } from 'zustand';
import type { ManualContent } from '../../../phrases/content.ts';
import { applyEdits } from '../../../phrases/edit/apply.ts';
import type { Edit } from '../../../phrases/edit/edit.ts';
import type { VersionsPage } from '../../../protocol/manual-views.ts';
import type { Report } from '../../../protocol/reports.ts';

/** A version with all that it says; `taken` are ids that a new phrase or rule may not have. */
export interface OpenVersion {
  number: number;
  content: ManualContent;
  missing: string[];
  taken: string[];
}

/** The lead's desk for the manual: which version lies open, and what was changed in it but not saved. */
export interface ManualDesk {
  page: VersionsPage | null;
  open: OpenVersion | null;
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

/** One more change; a second one to the same thing is added to the first. */
export function change(edit: Edit): void {
  useManualDesk.setState(({ edits }) => ({ edits: merged(edits, edit), flaw: null }));
}

/** Takes all unsaved changes back. */
export function discardEdits(): void {
  useManualDesk.setState({ edits: [], flaw: null });
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

/** What became of the manual's phrases and rules in the last 30 days; null until it is known. */
export const useManualUses = create<{ report: Report | null }>()(() => ({ report: null }));

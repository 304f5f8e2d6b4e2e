import { useMemo } from 'react';
import { create } from 'zustand';
import type { ManualContent } from '../../../phrases/content.ts';
import type { Locale } from '../../../phrases/manual.ts';
import { applyEdits } from '../../../phrases/edit/apply.ts';
import type { Edit } from '../../../phrases/edit/edit.ts';
import type { VersionsPage } from '../../../protocol/manual-views.ts';
import type { ProposalView } from '../../../protocol/proposals.ts';
import type { Report } from '../../../protocol/reports.ts';

/** A version with its content; `taken` are ids that a new phrase or rule may not use. */
export interface OpenVersion {
  number: number;
  content: ManualContent;
  missing: string[];
  taken: string[];
}

/** The state of the manual editor: the open version and its unsaved changes. */
export interface ManualDesk {
  page: VersionsPage | null;
  open: OpenVersion | null;
  edits: readonly Edit[];
  tab: 'edit' | 'versions' | 'files' | 'readers' | 'proposals' | 'gaps' | 'learned';
  /** The version that the list of versions begins with; null for the newest. */
  chosen: number | null;
  /** `situation:thanks` or `rule:no_jargon`; `new:situation` for a new one. */
  selected: string | null;
  /** The reason of the last refused save, and its field. */
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

/** The store of the manual editor. */
export const useManualDesk = create<ManualDesk>()(() => start);

/** Adds an unsaved change; merges it with an earlier change of the same item. */
export function change(edit: Edit): void {
  useManualDesk.setState(({ edits }) => ({ edits: merged(edits, edit), flaw: null }));
}

/** Discards all unsaved changes. */
export function discardEdits(): void {
  useManualDesk.setState({ edits: [], flaw: null });
}

/** The content of the open version with the unsaved changes; null if none is open. */
export function useDraft(): ManualContent | null {
  const open = useManualDesk((desk) => desk.open);
  const edits = useManualDesk((desk) => desk.edits);
  return useMemo(() => (open ? applyEdits(open.content, edits, new Set(open.taken)) : null), [open, edits]);
}

/** The list of changes with one more, merged with an earlier one of the same item. */
export function merged(edits: readonly Edit[], edit: Edit): readonly Edit[] {
  const last = edits.at(-1);
  if (edit.do === 'editPhrase' && last?.do === 'editPhrase' && last.id === edit.id) {
    const text = last.text || edit.text ? { text: { ...last.text, ...edit.text } } : {};
    return [...edits.slice(0, -1), { ...last, ...edit, ...text }];
  }
  return [...edits, edit];
}

/** Use of the manual's phrases and rules in the last 30 days; null until it is loaded. */
export const useManualUses = create<{ report: Report | null }>()(() => ({ report: null }));

/** What a lead takes into the editor from what the desk does not understand. */
export interface TakenExamples {
  /** Sentences of customers, by the language that they are in. */
  examples: Record<Locale, readonly string[]>;
}

/** The store of taken sentences; null: none. They become examples of the situation that is added next. */
export const useTakenExamples = create<{ taken: TakenExamples | null }>()(() => ({ taken: null }));

/** Phrases proposed for the manual, as far as this person sees them. */
export interface Proposals {
  proposals: readonly ProposalView[];
  /** A taken one, whose words begin a new phrase in the editor of its situation; null: none. */
  taken: ProposalView | null;
}

const noProposals: Proposals = { proposals: [], taken: null };

/** The store of proposed phrases. */
export const useProposals = create<Proposals>()(() => noProposals);

/** Selects an item in the list. What was taken into the form of another item does not follow. */
export function selectItem(key: string): void {
  const { selected } = useManualDesk.getState();
  useManualDesk.setState({ selected: key });
  if (selected === null || selected === key) return;
  useProposals.setState({ taken: null });
  useTakenExamples.setState({ taken: null });
}

/** What is taken along into the editor. */
export type Taken = { proposal: ProposalView } | TakenExamples;

/** Opens the editor at an item, or at none, with what is taken there. What was taken before for elsewhere does not follow. */
export function openInEditor(selected: string | null, taken: Taken | null = null): void {
  useProposals.setState({ taken: taken !== null && 'proposal' in taken ? taken.proposal : null });
  useTakenExamples.setState({ taken: taken !== null && 'examples' in taken ? taken : null });
  useManualDesk.setState({ tab: 'edit', selected });
}

/** Forgets what was open, written and taken in the editor: somebody else signs in. */
export function forgetManualDesk(): void {
  useManualDesk.setState(start, true);
  useManualUses.setState({ report: null });
  useProposals.setState(noProposals, true);
  useTakenExamples.setState({ taken: null });
}

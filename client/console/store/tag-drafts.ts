import { create } from 'zustand';
import type { Tag } from '../../../protocol/tags.ts';

/** A tree with changes that are not saved. */
export interface TagDraft {
  readonly tags: readonly Tag[];
  /** The version of the tree that was changed: the server refuses to save over a newer one. */
  readonly version: number;
}

interface TagDrafts {
  /** By department; the desk's own under the empty id. */
  byDepartment: Readonly<Record<string, TagDraft>>;
}

/** What is edited on the screen of tags and not saved; it outlives the choice of another department and the screen. */
export const useTagDrafts = create<TagDrafts>()(() => ({ byDepartment: {} }));

/** Keeps an edited tree; null: as it is saved. */
export function draftTags(department: string | null, draft: TagDraft | null): void {
  const { byDepartment } = useTagDrafts.getState();
  const others = Object.entries(byDepartment).filter(([id]) => id !== (department ?? ''));
  const kept = draft === null ? others : [...others, [department ?? '', draft] as const];
  useTagDrafts.setState({ byDepartment: Object.fromEntries(kept) });
}

/** A draft was saved as `version`: what was edited since stays, and is a change of that version. */
export function noteTagsSaved(department: string | null, saved: readonly Tag[], version: number): void {
  const now = useTagDrafts.getState().byDepartment[department ?? ''];
  if (now !== undefined) draftTags(department, now.tags === saved ? null : { tags: now.tags, version });
}

/** Drops everything edited: somebody else signs in. */
export function forgetTagDrafts(): void {
  useTagDrafts.setState({ byDepartment: {} });
}

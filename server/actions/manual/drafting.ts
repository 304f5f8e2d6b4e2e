import { z } from 'zod';
import type { ManualContent } from '../../../phrases/content.ts';
import { Edit } from '../../../phrases/edit/edit.ts';
import { nextPhraseId } from '../../../phrases/edit/phrase-edits.ts';
import type { SavedDraft } from '../../../protocol/manual-views.ts';
import type { Asker } from '../../domain/access.ts';
import { lineOf } from '../../domain/manual/version.ts';
import { refuse, type Refusal } from '../../domain/refusal.ts';
import type { Desk } from '../desk.ts';
import type { Loaded } from './manual-engine.ts';
import { contentOf, noVersion, orRefused } from './contents.ts';
import { keepDraft } from './keep.ts';

/** What is to be saved, and from what. */
export interface Draft {
  parent: number;
  why: string;
  edits: Edit[];
  /** Saved again under the same name, it is one draft. */
  clientId?: string | undefined;
}

/** Keeps the edits to a version as a new draft. Whatever is wrong with the result is refused with its place. */
export async function saveDraft(desk: Desk, asker: Asker, draft: Draft): Promise<SavedDraft | Refusal> {
  const used = await desk.store.manual.usedIds();
  return saveEdits(desk, asker, draft, [...used.keys()]);
}

/** The edits of a draft made once more, on the version in force: for a draft that another one has overtaken. */
export async function catchUp(
  desk: Desk,
  asker: Asker,
  number: number,
  why: string,
): Promise<SavedDraft | Refusal> {
  const { manual } = desk.store;
  const line = lineOf(await manual.versions(), number);
  if (line.length === 0) return noVersion(number);
  if (line[0]?.published) return refuse('conflict', 'This version has been published; restore it instead.');
  const edits = await Promise.all(line.reverse().map((one) => editsOf(desk, one.number)));
  if (edits.includes(null))
    return refuse('conflict', 'This draft comes from a file; import that again onto the version in force.');
  // The ids that this draft has given are its own to use.
  const own = new Set(line.map((one) => one.number));
  const taken = [...(await manual.usedIds())].flatMap(([id, first]) => (own.has(first) ? [] : [id]));
  const draft = { parent: await manual.inForce(), why, edits: edits.flatMap((one) => one ?? []) };
  return saveEdits(desk, asker, draft, taken);
}

/** A version with edits that are not saved, checked. */
export async function contentWith(desk: Desk, number: number, edits: Edit[]): Promise<Loaded | Refusal> {
  const content = await contentOf(desk, number);
  if (typeof content !== 'string') return content;
  const used = await desk.store.manual.usedIds();
  return orRefused(() =>
    edits.length === 0
      ? desk.manual.engine.load(content)
      : desk.manual.engine.edit(content, edits, [...used.keys()]),
  );
}

async function saveEdits(
  desk: Desk,
  asker: Asker,
  { parent, why, edits, clientId }: Draft,
  taken: string[],
): Promise<SavedDraft | Refusal> {
  const content = await contentOf(desk, parent);
  if (typeof content !== 'string') return content;
  return orRefused(async () => {
    const { content: before } = await desk.manual.engine.load(content);
    const named = withIds(before, edits, taken);
    const loaded = await desk.manual.engine.edit(content, named, taken);
    return keepDraft(desk, asker, { parent, before, loaded, why, edits: named, clientId });
  });
}

/** New phrases get their numbers here, so that the same edits give the same ids when they are made again. */
function withIds(content: ManualContent, edits: Edit[], taken: string[]): Edit[] {
  const given = new Set(taken);
  return edits.map((edit) => {
    if (edit.do !== 'addPhrase') return edit;
    const id = edit.id ?? nextPhraseId(content, edit.situation, given);
    given.add(id);
    return { ...edit, id };
  });
}

async function editsOf(desk: Desk, number: number): Promise<Edit[] | null> {
  const edits = (await desk.store.manual.find(number))?.edits ?? null;
  return edits === null ? null : z.array(Edit).parse(JSON.parse(edits));
}

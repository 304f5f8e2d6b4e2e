import { z } from 'zod';
import type { ManualContent } from '../../../phrases/content.ts';
import { Edit } from '../../../phrases/edit/edit.ts';
import { nextPhraseId } from '../../../phrases/edit/phrase-edits.ts';
import type { SavedDraft } from '../../../protocol/manual-views.ts';
import type { Asker } from '../../../protocol/rights.ts';
import { lineOf } from '../../domain/manual/version.ts';
import { refuse, type Refusal } from '../../domain/refusal.ts';
import type { Needs } from '../services.ts';
import type { Loaded } from './manual-engine.ts';
import { contentOf, noVersion, orRefused } from './contents.ts';
import { keepDraft } from './keep.ts';

/** The edits to save, and the version that they apply to. */
export interface Draft {
  parent: number;
  why: string;
  edits: Edit[];
  /** Saved again under the same name, it is one draft. */
  clientId?: string | undefined;
}

/** Saves the edits to a version as a new draft. Refuses with the place of the first error in the result. */
export async function saveDraft(
  services: Needs<'clock' | 'manual' | 'store.manual'>,
  asker: Asker,
  draft: Draft,
): Promise<SavedDraft | Refusal> {
  const used = await services.store.manual.usedIds();
  return saveEdits(services, asker, draft, [...used.keys()]);
}

/** The edits of a draft made once more, on the version in force: for a draft that another one has overtaken. */
export async function catchUp(
  services: Needs<'clock' | 'manual' | 'store.manual'>,
  asker: Asker,
  number: number,
  why: string,
): Promise<SavedDraft | Refusal> {
  const { manual } = services.store;
  const line = lineOf(await manual.versions(), number);
  if (line.length === 0) return noVersion(number);
  if (line[0]?.published) return refuse('conflict', 'This version has been published; restore it instead.');
  const edits = await Promise.all(line.reverse().map((one) => editsOf(services, one.number)));
  if (edits.includes(null))
    return refuse('conflict', 'This draft comes from a file; import that again onto the version in force.');
  // The ids that this draft has given are its own to use.
  const own = new Set(line.map((one) => one.number));
  const taken = [...(await manual.usedIds())].flatMap(([id, first]) => (own.has(first) ? [] : [id]));
  const draft = { parent: await manual.inForce(), why, edits: edits.flatMap((one) => one ?? []) };
  return saveEdits(services, asker, draft, taken);
}

/** A version with edits that are not saved, checked. */
export async function contentWith(
  services: Needs<'manual' | 'store.manual'>,
  number: number,
  edits: Edit[],
): Promise<Loaded | Refusal> {
  const content = await contentOf(services, number);
  if (typeof content !== 'string') return content;
  const used = await services.store.manual.usedIds();
  return orRefused(() =>
    edits.length === 0
      ? services.manual.engine.load(content)
      : services.manual.engine.edit(content, edits, [...used.keys()]),
  );
}

async function saveEdits(
  services: Needs<'clock' | 'manual' | 'store.manual'>,
  asker: Asker,
  { parent, why, edits, clientId }: Draft,
  taken: string[],
): Promise<SavedDraft | Refusal> {
  const content = await contentOf(services, parent);
  if (typeof content !== 'string') return content;
  return orRefused(async () => {
    const { content: before } = await services.manual.engine.load(content);
    const named = withIds(before, edits, taken);
    const loaded = await services.manual.engine.edit(content, named, taken);
    return keepDraft(services, asker, { parent, before, loaded, why, edits: named, clientId });
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

async function editsOf(services: Needs<'store.manual'>, number: number): Promise<Edit[] | null> {
  const edits = (await services.store.manual.find(number))?.edits ?? null;
  return edits === null ? null : z.array(Edit).parse(JSON.parse(edits));
}

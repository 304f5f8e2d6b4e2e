import type { ManualContent } from '../../../phrases/content.ts';
import type { Edit } from '../../../phrases/edit/edit.ts';
import type { SavedDraft } from '../../../protocol/manual-views.ts';
import type { Asker } from '../../../protocol/rights.ts';
import { idsOf } from '../../domain/manual/version.ts';
import { refuse, type Refusal } from '../../domain/refusal.ts';
import type { Needs } from '../services.ts';
import type { Loaded } from './manual-engine.ts';
import { versionView } from './views.ts';

/** The most that a manual's content may take, as JSON. */
const CONTENT_MAX = 1_000_000;

/** A checked draft, ready to be stored. */
export interface Ready {
  parent: number;
  before: ManualContent;
  loaded: Loaded;
  why: string;
  /** Null if they are not known: a whole file was taken over. */
  edits: Edit[] | null;
  /** The client's own id of it, if given: it is stored once. */
  clientId?: string | undefined;
}

/** Keeps a checked draft as a new version; refused if it says what its parent says. */
export async function keepDraft(
  services: Needs<'clock' | 'store.manual'>,
  asker: Asker,
  { parent, before, loaded, why, edits, clientId }: Ready,
): Promise<SavedDraft | Refusal> {
  const content = JSON.stringify(loaded.content);
  if (content === JSON.stringify(before))
    return refuse('bad_request', `Nothing differs from version ${parent}.`);
  if (content.length > CONTENT_MAX) return refuse('too_large', 'The manual would become too large.');
  const known = idsOf(before);
  const version = await services.store.manual.save({
    parent,
    by: asker.account,
    at: services.clock.now(),
    why,
    content,
    edits: edits && JSON.stringify(edits),
    clientId: clientId ?? null,
    ids: [...idsOf(loaded.content)].filter((id) => !known.has(id)),
  });
  const inForce = await services.store.manual.inForce();
  return { version: versionView(version, inForce, []), missing: loaded.missing };
}

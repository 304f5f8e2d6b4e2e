import type { z } from 'zod';
import { carryOver } from '../../../phrases/edit/carry-over.ts';
import { writePhraseList } from '../../../phrases/exchange/phrase-list.ts';
import { writeYaml } from '../../../phrases/exchange/yaml.ts';
import { ManualError } from '../../../phrases/manual.ts';
import type { ExportQuery, Import } from '../../../protocol/manual.ts';
import type { SavedDraft } from '../../../protocol/manual-views.ts';
import type { Asker } from '../../../protocol/rights.ts';
import { idsOf } from '../../domain/manual/version.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import type { Needs } from '../services.ts';
import { contentOf, orRefused } from './contents.ts';
import { contentWith } from './drafting.ts';
import { keepDraft } from './keep.ts';

type Imported = z.output<typeof Import>;

/** A file of a version: its name, and its text. */
export async function exported(
  services: Needs<'manual' | 'store.manual'>,
  number: number,
  query: z.output<typeof ExportQuery>,
): Promise<{ name: string; text: string } | Refusal> {
  const loaded = await contentWith(services, number, []);
  if (isRefusal(loaded)) return loaded;
  const { content } = loaded;
  return query.format === 'csv'
    ? { name: `phrases-${number}.csv`, text: writePhraseList(content) }
    : { name: `manual-${query.locale}-${number}.yaml`, text: writeYaml(content[query.locale]) };
}

/**
 * Imports a file as a new draft. What a complete manual omits is switched off; what a phrase list omits stays. Errors
 * are refused with file, line and reason.
 */
export async function importFile(
  services: Needs<'clock' | 'manual' | 'store.manual'>,
  asker: Asker,
  file: Imported,
): Promise<SavedDraft | Refusal> {
  const content = await contentOf(services, file.parent);
  if (typeof content !== 'string') return content;
  const used = await services.store.manual.usedIds();
  return orRefused(() =>
    file.format === 'yaml'
      ? importManual(services, asker, file, content, used)
      : importList(services, asker, file, content, [...used.keys()]),
  );
}

async function importManual(
  services: Needs<'clock' | 'manual' | 'store.manual'>,
  asker: Asker,
  { file, text, locale, parent, why }: Extract<Imported, { format: 'yaml' }>,
  content: string,
  used: ReadonlyMap<string, number>,
): Promise<SavedDraft | Refusal> {
  const { engine } = services.manual;
  const chapters = await engine.read({ path: file, text });
  if (chapters[0]?.locale !== locale)
    throw new ManualError(
      file,
      1,
      `this is the manual for ${String(chapters[0]?.locale)}, not for ${locale}`,
    );
  const { content: before } = await engine.load(content);
  const after = carryOver(before, { ...before, [locale]: chapters });
  const known = idsOf(before);
  const reused = [...idsOf(after)].find((id) => !known.has(id) && used.has(id));
  if (reused !== undefined)
    return refuse(
      'bad_request',
      `${file}: the id "${reused}" was first used in version ${used.get(reused) ?? 0}; import onto that version, or take another id.`,
    );
  const loaded = await engine.load(JSON.stringify(after));
  return keepDraft(services, asker, { parent, before, loaded, why, edits: null });
}

async function importList(
  services: Needs<'clock' | 'manual' | 'store.manual'>,
  asker: Asker,
  { file, text, parent, why }: Extract<Imported, { format: 'csv' }>,
  content: string,
  taken: string[],
): Promise<SavedDraft | Refusal> {
  const { engine } = services.manual;
  const { edits, lines } = await engine.readList({ path: file, text }, content, taken);
  const { content: before } = await engine.load(content);
  try {
    const loaded = await engine.edit(content, edits, taken);
    return await keepDraft(services, asker, { parent, before, loaded, why, edits });
  } catch (error) {
    throw error instanceof ManualError ? withLine(error, file, lines) : error;
  }
}

/** Moves an error of a phrase to its line in the file. */
function withLine(error: ManualError, file: string, lines: ReadonlyMap<string, number>): ManualError {
  const at = [...lines].find(([id]) => error.field?.split('/').includes(id));
  return at ? new ManualError(file, at[1], error.reason) : error;
}

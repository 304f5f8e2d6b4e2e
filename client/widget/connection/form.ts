import { isRecord } from '../embedding.ts';
import type { Keep } from './keep.ts';

const KEY = 'form';

/** What a visitor has entered into the form before a chat. */
export interface FormAnswers {
  name: string;
  contact: string;
  /** By the names of the desk's own fields. */
  fields: Record<string, string>;
  /** The words that they have agreed to. */
  consent: string;
}

/** What was entered on this or an earlier page; it survives a reload. */
export function readForm(keep: Keep): FormAnswers {
  let found: unknown = null;
  try {
    found = JSON.parse(keep.get(KEY) ?? '');
  } catch {
    // Nothing was entered, or it cannot be read.
  }
  const said = isRecord(found) ? found : {};
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  const fields = Object.entries(isRecord(said['fields']) ? said['fields'] : {});
  return {
    name: text(said['name']),
    contact: text(said['contact']),
    fields: Object.fromEntries(fields.map(([label, value]) => [label, text(value)])),
    consent: text(said['consent']),
  };
}

/** Keeps what was entered. */
export function keepForm(keep: Keep, answers: FormAnswers): void {
  keep.set(KEY, JSON.stringify(answers));
}

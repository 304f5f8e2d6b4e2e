import { cut } from '../../../protocol/graphemes.ts';
import type { CustomerRecord } from './record.ts';

/** So much of what is known of a customer can be searched for, in characters. */
const WORDS_MAX = 4000;
/** Fewer digits are no number that somebody looks for. */
const DIGITS_MIN = 3;

/**
 * What a customer is found by, in lower case, each value on a line of its own; a number also without what stands between
 * its digits.
 */
export function searchWords(values: readonly (string | null)[]): string {
  const lines = values.flatMap((one) => (one === null || one === '' ? [] : [plain(one)]));
  const numbers = lines.map(digitsIn).filter((digits) => digits.length >= DIGITS_MIN);
  return cut([...new Set([...lines, ...numbers])].join('\n'), WORDS_MAX);
}

/** The words of a record: all but preferences and note. */
export function recordWords(record: CustomerRecord): string {
  const { name, salutation, company, contacts, tags } = record;
  return searchWords([name, salutation, ...(contacts ?? []), company, record.class, ...tags]);
}

/** What all has to be among the words of a customer: each word of the query, or the number that it is. */
export function searchTerms(q: string): string[] {
  const said = plain(q);
  if (NUMBER.test(said) && digitsIn(said).length >= DIGITS_MIN) return [withoutCountry(digitsIn(said))];
  return said.split(/\s+/u).filter(Boolean);
}

/** Digits with nothing but separators between them. */
const NUMBER = /^[0-9\s+().\-/]+$/u;

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function digitsIn(text: string): string {
  return text.replace(/[^0-9]/g, '');
}

/** A Chinese mobile number is found with and without its country's. */
function withoutCountry(digits: string): string {
  return digits.replace(/^(?:00)?86(?=1\d{10}$)/, '');
}

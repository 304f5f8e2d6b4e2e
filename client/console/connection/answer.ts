import type { Answer } from '../../../protocol/errors.ts';
import { isRecord } from '../store/kept.ts';

/** Our own server answers by the types of `protocol/`, which both sides are compiled against; more is not asked here. */
export function isAnswer<T>(value: unknown): value is Answer<T> {
  return isRecord(value) && typeof value['ok'] === 'boolean';
}

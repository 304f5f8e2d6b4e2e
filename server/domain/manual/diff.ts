import type { ManualContent } from '../../../phrases/content.ts';
import { locales } from '../../../phrases/manual.ts';
import type { FieldChange, ManualChange } from '../../../protocol/manual-views.ts';
import { itemsOf, type Item } from './items.ts';
import { listsOf } from './lists.ts';

/**
 * What differs between two versions, in the order of the manual: what was added, removed, switched off or on, changed
 * (field by field, language by language) and put in another order.
 */
export function diff(before: ManualContent, after: ManualContent): ManualChange[] {
  const was = itemsOf(before);
  const is = itemsOf(after);
  return [
    ...[...is].flatMap(([key, item]) => changesOf(was.get(key), item)),
    ...[...was].flatMap(([key, item]): ManualChange[] =>
      is.has(key) ? [] : [{ what: 'removed', kind: item.kind, id: item.id, title: item.title }],
    ),
    ...moves(before, after),
  ];
}

function changesOf(was: Item | undefined, is: Item): ManualChange[] {
  const { kind, id, title } = is;
  if (!was) return [{ what: 'added', kind, id, title }];
  const fields = fieldsBetween(was, is);
  return [
    ...(was.off === is.off
      ? []
      : [{ what: is.off ? 'switchedOff' : 'switchedOn', kind, id, title } as const]),
    ...(fields.length === 0 ? [] : [{ what: 'changed', kind, id, title, fields } as const]),
  ];
}

function fieldsBetween(was: Item, is: Item): FieldChange[] {
  const names = new Set([
    ...locales.flatMap((locale) => [was, is].flatMap((item) => Object.keys(item.fields[locale] ?? {}))),
  ]);
  return [...names].flatMap((field) => {
    const changed = locales.flatMap((locale): FieldChange[] => {
      const before = was.fields[locale]?.[field] ?? '';
      const after = is.fields[locale]?.[field] ?? '';
      return before === after ? [] : [{ field, locale, before, after }];
    });
    const [one, other] = changed;
    const same = one && other && one.before === other.before && one.after === other.after;
    return same ? [{ ...one, locale: null }] : changed;
  });
}

/** Lists in which the common items of both versions are in another order. */
function moves(before: ManualContent, after: ManualContent): ManualChange[] {
  const was = listsOf(before);
  return listsOf(after).flatMap(({ kind, id, title, ids }): ManualChange[] => {
    const old = was.find((one) => one.kind === kind && one.id === id)?.ids ?? [];
    const now = ids.filter((one) => old.includes(one));
    const then = old.filter((one) => ids.includes(one));
    return now.join(' ') === then.join(' ')
      ? []
      : [{ what: 'reordered', kind, id, title, before: then, after: now }];
  });
}

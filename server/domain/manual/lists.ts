import type { ItemKind, ManualContent } from '../../../phrases/content.ts';
import { locales, type Locale } from '../../../phrases/manual.ts';

/** A list that can be reordered: the phrases of a situation, the situations or rules of a chapter. */
export interface List {
  /** The kind of its items. */
  kind: ItemKind;
  /** The situation or chapter that it belongs to. */
  id: string;
  title: Partial<Record<Locale, string>>;
  ids: string[];
}

/** All orders of a manual. Both languages have the same; where they have not, the Chinese one counts. */
export function listsOf(content: ManualContent): List[] {
  const lists = new Map<string, List>();
  for (const locale of locales) {
    for (const list of content[locale].flatMap(listsIn)) {
      const key = `${list.kind} ${list.id}`;
      const known = lists.get(key) ?? { ...list, title: {} };
      lists.set(key, { ...known, title: { ...known.title, [locale]: list.name } });
    }
  }
  return [...lists.values()];
}

type Named = Omit<List, 'title'> & { name: string };

function listsIn({ chapter, title, situations, rules }: ManualContent['en'][number]): Named[] {
  return [
    { kind: 'situation', id: chapter, name: title, ids: situations.map(({ id }) => id) },
    { kind: 'rule', id: chapter, name: title, ids: rules.map(({ id }) => id) },
    ...situations.map((one): Named => ({
      kind: 'phrase',
      id: one.id,
      name: one.title,
      ids: one.phrases.map(({ id }) => id),
    })),
  ];
}

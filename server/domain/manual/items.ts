import { ruleKey, type ItemKind, type ManualContent } from '../../../phrases/content.ts';
import { locales, type Locale } from '../../../phrases/manual.ts';
import type { WrittenPhrase, WrittenRule, WrittenSituation } from '../../../phrases/schema.ts';

type Fields = Record<string, string>;

/** An item with an id, in both languages, its fields as text to compare and show. */
export interface Item {
  kind: ItemKind;
  id: string;
  off: boolean;
  title: Partial<Record<Locale, string>>;
  fields: Partial<Record<Locale, Fields>>;
}

/** Everything in a manual that has an id, in the manual's order. */
export function itemsOf(content: ManualContent): Map<string, Item> {
  const items = new Map<string, Item>();
  for (const locale of locales) {
    for (const { key, kind, id, off, title, fields } of content[locale].flatMap(itemsIn)) {
      const known = items.get(key);
      items.set(key, {
        kind,
        id,
        off: off || known?.off === true,
        title: { ...known?.title, [locale]: title },
        fields: { ...known?.fields, [locale]: fields },
      });
    }
  }
  return items;
}

interface Written {
  key: string;
  kind: ItemKind;
  id: string;
  off: boolean;
  title: string;
  fields: Fields;
}

function itemsIn({ chapter, situations, rules }: ManualContent['en'][number]): Written[] {
  return [
    ...situations.flatMap((one) => [situationIn(chapter, one), ...one.phrases.map(phraseIn)]),
    ...rules.map(ruleIn),
  ];
}

function situationIn(chapter: string, one: WrittenSituation): Written {
  const { id, title, off, occasion, source, comfort, next } = one;
  const steps = next.map((step) => `${step.id}: ${step.text}${conditionsOf(step.when)}`).join('\n');
  const trigger = one.set_off_by.join(', ');
  const fields = {
    ...{ title, occasion, source, trigger, comfort: comfort ? '1' : '', next: steps, chapter },
    examples: (one.examples ?? []).join('\n'),
    must: (one.must ?? []).join(', '),
    must_not: (one.must_not ?? []).join(', '),
    departments: (one.departments ?? []).join(', '),
  };
  return { key: id, kind: 'situation', id, off, title, fields };
}

function phraseIn({ id, text, when, source = '', departments = [], off }: WrittenPhrase): Written {
  const fields = { text, when: when.join(', '), source, departments: departments.join(', ') };
  return { key: id, kind: 'phrase', id, off, title: text, fields };
}

function ruleIn(rule: WrittenRule): Written {
  const { id, title, message, severity, source, check = '', words = '', better = '', patterns, off } = rule;
  const found = patterns.map((one) => JSON.stringify(one)).join('\n');
  const fields = {
    ...{ title, message, severity, source, check, words, better, patterns: found },
    departments: (rule.departments ?? []).join(', '),
  };
  return { key: ruleKey(id), kind: 'rule', id, off, title, fields };
}

function conditionsOf(when: readonly string[]): string {
  return when.length === 0 ? '' : ` (${when.join(', ')})`;
}

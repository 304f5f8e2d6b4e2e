import { itemsIn, ruleKey, type ManualContent } from '../content.ts';
import { ManualError } from '../manual.ts';
import type { WrittenRule } from '../schema.ts';
import { changeChapter, changeRule, keptTo } from './change.ts';
import type { EditOf } from './edit.ts';

/** How strongly it speaks, what it says, what it finds. An empty `better` takes the better wording away. */
export function editRule(content: ManualContent, edit: EditOf<'editRule'>): ManualContent {
  const { id, severity, title, message, better, patterns, departments } = edit;
  return changeRule(content, id, (before, locale) => {
    const changed = {
      ...before,
      severity: severity ?? before.severity,
      title: title?.[locale] ?? before.title,
      message: message?.[locale] ?? before.message,
      patterns: patterns?.[locale]?.map(stripped) ?? before.patterns,
      ...keptTo(departments),
    };
    return better?.[locale] === undefined ? changed : withBetter(changed, better[locale]);
  });
}

/** A rule of the desk's own, at the end of its chapter. */
export function addRule(
  content: ManualContent,
  { chapter, id, severity, source, title, message, patterns }: EditOf<'addRule'>,
  taken: ReadonlySet<string>,
): ManualContent {
  const known = itemsIn([...content['zh-CN'], ...content.en]);
  if (taken.has(ruleKey(id)) || known.has(ruleKey(id))) {
    throw new ManualError(
      'edits',
      0,
      `the rule id "${id}" has been used before; ids are never used again`,
      id,
    );
  }
  return changeChapter(content, chapter, (before, locale) => ({
    ...before,
    rules: [
      ...before.rules,
      {
        id,
        severity,
        source,
        off: false,
        title: title[locale],
        message: message[locale],
        patterns: patterns[locale].map(stripped),
      },
    ],
  }));
}

/** Off: kept, with its id, but drafts are not checked against it. */
export function switchRule(content: ManualContent, { id, off }: EditOf<'switchRule'>): ManualContent {
  return changeRule(content, id, (before) => ({ ...before, off }));
}

type EditedPattern = EditOf<'addRule'>['patterns']['en'][number];

/** Without the fields that were left empty. */
function stripped({ match, ...rest }: EditedPattern): WrittenRule['patterns'][number] {
  const said = Object.entries(rest).filter(([, text]) => text !== undefined && text.trim() !== '');
  return { match, ...Object.fromEntries(said) };
}

function withBetter(rule: WrittenRule, better: string): WrittenRule {
  const changed: WrittenRule = { ...rule, better };
  if (better.trim() === '') delete changed.better;
  return changed;
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../../../phrases/check/check.ts';
import type { CheckContext } from '../../../phrases/check/finding.ts';
import type { Locale, Manual } from '../../../phrases/manual.ts';

/** A draft written for a rule before anybody looked at the rule's patterns. */
export interface UnseenLine {
  readonly rule: string;
  readonly bad: boolean;
  readonly draft: string;
  readonly context: CheckContext;
}

/**
 * The lines of a file: `# rule`, then `- bad` and `+ good` ones; for comfort, what was said before stands before a bar.
 */
export function unseenLines(name: Locale | `${Locale}.${'fresh' | 'third'}`): UnseenLine[] {
  const text = readFileSync(join(__dirname, 'unseen', `${name}.txt`), 'utf8');
  let rule = '';
  return text.split('\n').flatMap((line) => {
    if (line.startsWith('# ')) rule = line.slice(2);
    if (!/^[-+] /u.test(line)) return [];
    const [said, repeated] = line.slice(2).split(' | ');
    return [
      {
        rule,
        bad: line.startsWith('-'),
        draft: repeated ?? said ?? '',
        context: contextFor(rule, repeated === undefined ? undefined : said),
      },
    ];
  });
}

/** How many of the bad lines are found by their own rule, and how many good ones are found fault with by any, 0 to 1. */
export function measured(
  lines: readonly UnseenLine[],
  manual: Manual,
): { found: number; falseAlarms: number } {
  const rulesIn = ({ draft, context }: UnseenLine): string[] =>
    check(draft, context, manual).map(({ rule }) => rule);
  const bad = lines.filter((line) => line.bad);
  const good = lines.filter((line) => !line.bad);
  return {
    found: bad.filter((line) => rulesIn(line).includes(line.rule)).length / bad.length,
    falseAlarms: good.filter((line) => rulesIn(line).length > 0).length / good.length,
  };
}

function contextFor(rule: string, said: string | undefined): CheckContext {
  return {
    ...(said !== undefined && { said: [said] }),
    ...(rule === 'goodbye_last' && { closing: true }),
    ...(rule === 'answer_thanks' && { unanswered: ['thanks'] }),
  };
}

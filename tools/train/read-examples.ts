import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { closing, expand } from '../../phrases/detect/braces.ts';
import type { ChatFacts } from '../../phrases/detect/detect.ts';
import type { Random } from './random.ts';

/** One line to learn from; `template` says which it was made from, so that its likes are kept together. */
export interface Example {
  text: string;
  prev?: string;
  state?: ChatFacts;
  situation: string;
  chinese: boolean;
  template: number;
}

/** So many spellings of one template are kept at most. */
const most = 40;
/** A template without a choice is a sentence as somebody would say it: so many times, each time typed a little differently. */
const ofPlain = 9;
/** What may be said and mean nothing has no end: more of each of those. */
const mostOfNothing = 60;

/**
 * Reads `examples/*.yaml`: a situation and under it templates, one a line. `{a,b}` is a choice, `$name` a word of the slots,
 * `[fact] ` a fact of the chat, `line before >> message` the agent's line before.
 */
export function readExamples(folder: string, random: Random): Example[] {
  const files = readdirSync(folder)
    .sort()
    .filter((name) => !name.startsWith('slots'));
  let template = 0;
  return files.flatMap((file) => {
    const chinese = file.startsWith('zh');
    const slots = parse(readFileSync(join(folder, `slots-${chinese ? 'zh' : 'en'}.yaml`), 'utf8')) as Record<
      string,
      string[]
    >;
    const situations = parse(readFileSync(join(folder, file), 'utf8')) as Record<string, string>;
    return Object.entries(situations).flatMap(([situation, lines]) =>
      lines
        .split('\n')
        .filter((line) => line.trim() !== '')
        .flatMap((line) => {
          template++;
          return spellings(line.trim(), slots, random, situation === 'none' ? mostOfNothing : most).map(
            (text) => example(text, situation, chinese, template),
          );
        }),
    );
  });
}

function example(line: string, situation: string, chinese: boolean, template: number): Example {
  const facts = /^\[([a-zA-Z,]+)\] /.exec(line);
  const state = facts?.[1]?.split(',').reduce<ChatFacts>((all, fact) => ({ ...all, [fact]: true }), {});
  const said = line.slice(facts?.[0].length ?? 0).split(' >> ');
  const text = said.at(-1) ?? '';
  const prev = said.length > 1 ? said[0] : undefined;
  return { text, situation, chinese, template, ...(state && { state }), ...(prev !== undefined && { prev }) };
}

/** Random draws from a template, without repeats: its choices taken one by one. */
function spellings(line: string, slots: Record<string, string[]>, random: Random, most: number): string[] {
  const filled = line.replace(/\$([a-z]+)/g, (whole, slot: string) =>
    slots[slot] ? `{${slots[slot].join(',')}}` : whole,
  );
  if (!filled.includes('{')) return Array.from({ length: ofPlain }, () => filled);
  const drawn = new Set<string>();
  for (let tries = 0; tries < most * 3 && drawn.size < most; tries++) drawn.add(draw(filled, random));
  return [...drawn];
}

function draw(pattern: string, random: Random): string {
  const open = pattern.indexOf('{');
  if (open < 0) return pattern;
  const close = closing(pattern, open);
  const inside = expand(pattern.slice(open, close + 1));
  return pattern.slice(0, open) + random.one(inside) + draw(pattern.slice(close + 1), random);
}

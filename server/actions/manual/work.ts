import { check } from '../../../phrases/check/check.ts';
import { loadContent, readContent } from '../../../phrases/load.ts';
import type { ManualFile } from '../../../phrases/read-chapter.ts';
import type { ChapterFile } from '../../../phrases/schema.ts';
import { checkTranslations } from '../../../phrases/translations.ts';
import type { Tried } from '../../../protocol/manual-views.ts';
import { languageOf } from '../../../phrases/text.ts';
import { advise } from '../../domain/assistant/advice.ts';
import type { Instant } from '../../domain/instant.ts';
import { BoundedMap } from '../../lib/bounded-map.ts';
import type { Loaded, Trial } from './manual-engine.ts';
import { clashesIn, exampleModel } from './example-model.ts';
import { momentsIn } from './compare.ts';
import { factsIn, imagined, type ReplayContext } from './past-chat.ts';

/** How many checked manuals are cached: the active one, the current draft, and some. */
const KEEP = 4;

/** A whole file of one language: all its chapters, checked as the desk checks its own files. */
export function readFile(file: ManualFile): ChapterFile[] {
  return readContent([file]).chapters;
}

/** Checks manuals; what was checked lately is not checked again. */
export class Checked {
  private readonly known = new BoundedMap<Loaded>(KEEP);

  /** Throws `ManualError`. */
  load(content: string): Loaded {
    const before = this.known.get(content);
    if (before) return before;
    const now = loadedFrom(JSON.parse(content));
    this.known.set(content, now);
    return now;
  }
}

/** What a manual makes of one message: as a customer's, and as an agent's. */
export function tryOut({ manuals }: Loaded, trial: Trial, context: ReplayContext, now: Instant): Tried {
  const { text, prev } = trial;
  const locale = trial.locale ?? languageOf(text, context.locale);
  const manual = manuals[locale];
  const past = imagined(trial, context, now);
  const [moment] = momentsIn(past, () => exampleModel(manuals));
  if (!moment) throw new Error('the message to try is not the last of its chat');
  const inUse = { manuals, locale: context.locale, language: locale, isWhole: true as const };
  const offered = advise(inUse, moment, factsIn(past, moment.agent, context));
  return {
    locale,
    situations: offered.situations.map(({ id, score, words }) => {
      const title = manual.situations.find((one) => one.id === id)?.title ?? id;
      return { id, title, score, words };
    }),
    phrases: offered.phrases,
    next: offered.next ? { id: offered.next.id, text: offered.next.text } : null,
    findings: check(text, { agentNo: context.asker.number, said: prev === undefined ? [] : [prev] }, manual),
    clashes: clashesIn(manuals, locale),
  };
}

function loadedFrom(content: unknown): Loaded {
  const zh = loadContent('zh-CN', chaptersOf(content, 'zh-CN'));
  const en = loadContent('en', chaptersOf(content, 'en'));
  return {
    content: { 'zh-CN': zh.chapters, en: en.chapters },
    manuals: { 'zh-CN': zh.manual, en: en.manual },
    missing: checkTranslations(zh.manual, en.manual),
  };
}

function chaptersOf(content: unknown, locale: 'zh-CN' | 'en'): unknown[] {
  const found: unknown =
    typeof content === 'object' && content !== null ? Reflect.get(content, locale) : null;
  return Array.isArray(found) ? found : [];
}

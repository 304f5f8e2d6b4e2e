import { applyEdits } from '../../../phrases/edit/apply.ts';
import { readPhraseList } from '../../../phrases/exchange/read-phrase-list.ts';
import type { Bench } from './manual-engine.ts';
import { compareChat, nothing, together } from './compare.ts';
import { RULES_MOST_MS, weighRules } from './weigh-rules.ts';
import { Checked, readFile, tryOut } from './work.ts';

/** The work itself, in whichever thread this is called: at most so many milliseconds for a comparison. */
export class BenchHere implements Bench {
  private readonly checked = new Checked();

  constructor(private readonly now: () => number) {}

  read: Bench['read'] = (file) => promised(() => readFile(file));

  readList: Bench['readList'] = (file, content, taken) =>
    promised(() => readPhraseList(file, this.checked.load(content).content, new Set(taken)));

  load: Bench['load'] = (content) => promised(() => this.checked.load(content));

  edit: Bench['edit'] = (content, edits, taken) =>
    promised(() => {
      const { content: before } = this.checked.load(content);
      return this.checked.load(JSON.stringify(applyEdits(before, edits, new Set(taken))));
    });

  weigh: Bench['weigh'] = (content) =>
    promised(() => {
      const { manuals } = this.checked.load(content);
      const zh = weighRules(manuals['zh-CN']);
      if (zh.ms > RULES_MOST_MS) return zh;
      const en = weighRules(manuals.en);
      return zh.ms > en.ms ? zh : en;
    });

  tryOut: Bench['tryOut'] = (content, trial, around) =>
    promised(() => tryOut(this.checked.load(content), trial, around, this.now()));

  compare: Bench['compare'] = ({ before, after, chats }, around) =>
    promised(() => {
      const two = { before: this.checked.load(before).manuals, after: this.checked.load(after).manuals };
      return chats.reduce((sum, chat) => together(sum, compareChat(two, chat, around)), nothing());
    });
}

function promised<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => resolve(work()));
}

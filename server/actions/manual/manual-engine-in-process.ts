import { applyEdits } from '../../../phrases/edit/apply.ts';
import { readPhraseList } from '../../../phrases/exchange/read-phrase-list.ts';
import { exampleModel } from './example-model.ts';
import type { ManualEngine } from './manual-engine.ts';
import { compareChat, nothing, together } from './compare.ts';
import { RULES_MOST_MS, weighRules } from './weigh-rules.ts';
import { Checked, readFile, tryOut } from './work.ts';

/** Runs the manual engine on the calling thread. `now` bounds how long a comparison may take (ms). */
export class ManualEngineInProcess implements ManualEngine {
  private readonly checked = new Checked();

  constructor(private readonly now: () => number) {}

  read: ManualEngine['read'] = (file) => promised(() => readFile(file));

  readList: ManualEngine['readList'] = (file, content, taken) =>
    promised(() => readPhraseList(file, this.checked.load(content).content, new Set(taken)));

  load: ManualEngine['load'] = (content) => promised(() => this.checked.load(content));

  learn: ManualEngine['learn'] = (content) =>
    promised(() => exampleModel(this.checked.load(content).manuals) ?? null);

  edit: ManualEngine['edit'] = (content, edits, taken) =>
    promised(() => {
      const { content: before } = this.checked.load(content);
      return this.checked.load(JSON.stringify(applyEdits(before, edits, new Set(taken))));
    });

  weigh: ManualEngine['weigh'] = (content) =>
    promised(() => {
      const { manuals } = this.checked.load(content);
      const zh = weighRules(manuals['zh-CN']);
      if (zh.ms > RULES_MOST_MS) return zh;
      const en = weighRules(manuals.en);
      return zh.ms > en.ms ? zh : en;
    });

  tryOut: ManualEngine['tryOut'] = (content, trial, context) =>
    promised(() => tryOut(this.checked.load(content), trial, context, this.now()));

  compare: ManualEngine['compare'] = ({ before, after, chats }, context) =>
    promised(() => {
      const two = { before: this.checked.load(before).manuals, after: this.checked.load(after).manuals };
      return chats.reduce((sum, chat) => together(sum, compareChat(two, chat, context)), nothing());
    });
}

function promised<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => resolve(work()));
}

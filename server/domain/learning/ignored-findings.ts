import type { MessageRecord } from '../record/message-record.ts';

/** From so often on that a finding was ignored, the rule may be at fault. */
const IGNORED_OFTEN = 3;
const EXAMPLES = 5;

/** A rule of conduct whose findings were sent all the same. */
export interface IgnoredRule {
  rule: string;
  times: number;
  /** How many agents have ignored it. */
  agents: number;
  /** The latest of the messages. */
  examples: readonly { chatId: string; seq: number }[];
}

/** Counts findings of the draft check that were ignored, message by message, oldest first. */
export class IgnoredFindings {
  readonly #rules = new Map<
    string,
    { times: number; agents: Set<string>; examples: { chatId: string; seq: number }[] }
  >();

  count({
    chatId,
    seq,
    account,
    findings,
  }: Pick<MessageRecord, 'chatId' | 'seq' | 'account' | 'findings'>): void {
    for (const rule of findings) {
      const known = this.#rules.get(rule) ?? { times: 0, agents: new Set<string>(), examples: [] };
      known.times += 1;
      known.agents.add(account);
      known.examples = [{ chatId, seq }, ...known.examples].slice(0, EXAMPLES);
      this.#rules.set(rule, known);
    }
  }

  /** The rules ignored three times or more, most often first. */
  often(): IgnoredRule[] {
    return [...this.#rules]
      .map(([rule, { times, agents, examples }]) => ({ rule, times, agents: agents.size, examples }))
      .filter(({ times }) => times >= IGNORED_OFTEN)
      .sort((one, other) => other.times - one.times || (one.rule < other.rule ? -1 : 1));
  }
}

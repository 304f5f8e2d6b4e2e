import { situationIdOf } from '../../../phrases/own-phrase.ts';
import type { PhraseUseCount, SituationUse } from '../../../protocol/reports.ts';
import type { MessageRecord } from '../record/message-record.ts';
import { medianOf } from './measures.ts';

/** A phrase that was edited at least this often says something about the manual; fewer edits only about the chats. */
const OFTEN = 3;

interface Answer {
  situations: Set<string>;
  offered: Set<string>;
  used: Set<string>;
  /** Who answered first. */
  account: string;
}

interface Use {
  verbatim: number;
  edited: number;
  passed: number;
  distances: number[];
}

/**
 * What became of suggested phrases. Whether one was ignored is decided over a whole answer, that is all messages of an
 * agent to one of the customer: an agent who first greets and then sends the phrase has used it.
 */
export class PhraseUses {
  private readonly given = new Map<string, Answer>();
  private readonly uses = new Map<string, Use>();

  /** Counts a message on record. */
  count({ chatId, offer, phraseId, use, distance, account }: MessageRecord): void {
    if (phraseId !== null && use !== 'free') {
      const known = this.useOf(phraseId);
      known[use] += 1;
      if (use === 'edited' && distance !== null) known.distances.push(distance);
    }
    if (!offer) return;
    const answer = this.answerTo(`${chatId} ${offer.question}`, account);
    for (const id of offer.situations) answer.situations.add(id);
    for (const id of offer.phrases) answer.offered.add(id);
    if (phraseId !== null) answer.used.add(phraseId);
  }

  /** By situation, the most frequent first. */
  situations(): SituationUse[] {
    const all = new Map<string, SituationUse>();
    const of = (id: string): SituationUse => entryOf(all, id, () => noUse(id));
    for (const { situations, offered, used } of this.given.values()) {
      for (const id of situations) {
        of(id).seen += 1;
        if (used.size === 0) of(id).without += 1;
      }
      const usedHere = new Set([...used].map(situationIdOf));
      for (const id of new Set([...offered].map(situationIdOf))) {
        of(id).offered += 1;
        if (!usedHere.has(id)) of(id).passed += 1;
      }
    }
    for (const [id, { verbatim, edited }] of this.uses) {
      of(situationIdOf(id)).verbatim += verbatim;
      of(situationIdOf(id)).edited += edited;
    }
    return [...all.values()].sort((a, b) => weight(b) - weight(a) || (a.id < b.id ? -1 : 1));
  }

  /** By phrase, the most used first. */
  phrases(): PhraseUseCount[] {
    for (const { offered, used } of this.given.values())
      for (const id of offered) if (!used.has(id)) this.useOf(id);
    const passed = this.passed();
    return [...this.uses]
      .map(([id, { verbatim, edited, distances }]) => ({
        ...{ id, verbatim, edited, passed: passed.get(id) ?? 0, distance: medianOf(distances) },
        alwaysEdited: verbatim === 0 && edited >= OFTEN,
      }))
      .sort((a, b) => b.verbatim + b.edited - a.verbatim - a.edited || b.passed - a.passed);
  }

  /** By agent: answers with phrases on offer, and those of them without any phrase. */
  answers(): Map<string, { offered: number; passed: number }> {
    const all = new Map<string, { offered: number; passed: number }>();
    for (const { account, offered, used } of this.given.values()) {
      if (offered.size === 0) continue;
      const own = entryOf(all, account, () => ({ offered: 0, passed: 0 }));
      own.offered += 1;
      if (used.size === 0) own.passed += 1;
    }
    return all;
  }

  private passed(): Map<string, number> {
    const passed = new Map<string, number>();
    for (const { offered, used } of this.given.values())
      for (const id of offered) if (!used.has(id)) passed.set(id, (passed.get(id) ?? 0) + 1);
    return passed;
  }

  private useOf(id: string): Use {
    return entryOf(this.uses, id, () => ({ verbatim: 0, edited: 0, passed: 0, distances: [] }));
  }

  private answerTo(question: string, account: string): Answer {
    return entryOf(this.given, question, () => ({
      situations: new Set<string>(),
      offered: new Set<string>(),
      used: new Set<string>(),
      account,
    }));
  }
}

function noUse(id: string): SituationUse {
  return { id, seen: 0, without: 0, offered: 0, passed: 0, verbatim: 0, edited: 0 };
}

function weight({ seen, offered, verbatim, edited }: SituationUse): number {
  return Math.max(seen, offered) + verbatim + edited;
}

function entryOf<T>(map: Map<string, T>, id: string, fresh: () => T): T {
  const known = map.get(id) ?? fresh();
  map.set(id, known);
  return known;
}

import type { DeskModel } from '../../../phrases/detect/desk-model.ts';
import { ModelRefused, readModel } from '../../../phrases/detect/desk-model-file.ts';
import type { Instant } from '../../domain/instant.ts';
import { learnVersion, type Learned } from '../../domain/learning/learned-version.ts';
import type { TurnLabel } from '../../domain/learning/turn-labels.ts';

/** The version that what is learnt is compared with, as text; null as shipped. */
export interface StoredBase {
  number: number;
  model: string | null;
  learnedAt: Instant;
}

/** Takes labels some at a time, and learns from them once. */
export interface TurnLearner {
  add(labels: readonly TurnLabel[]): void;
  learn(base: StoredBase): Promise<Learned>;
  /** Ends it, also in the middle: then `learn` rejects. */
  end(): Promise<void>;
}

/** Learns on the calling thread. */
export class TurnsInProcess implements TurnLearner {
  readonly #labels: TurnLabel[] = [];

  add(labels: readonly TurnLabel[]): void {
    this.#labels.push(...labels);
  }

  learn({ number, model: text, learnedAt }: StoredBase): Promise<Learned> {
    const model = text === null ? undefined : usable(text);
    const base = model === undefined ? { number: 0, model, learnedAt: 0 } : { number, model, learnedAt };
    return new Promise((resolve) => resolve(learnVersion(this.#labels, base)));
  }

  end(): Promise<void> {
    return Promise.resolve();
  }
}

/** A model that is refused is not in force either: then what is learnt is compared with the shipped weights. */
function usable(text: string): DeskModel | undefined {
  try {
    return readModel(text) ?? undefined;
  } catch (error) {
    if (error instanceof ModelRefused) return undefined;
    throw error;
  }
}

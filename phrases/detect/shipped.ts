import { adjust } from './chat-rules.ts';
import type { ChatFacts } from './detect.ts';
import { featuresOf, type ParsedMessage } from './features.ts';
import type { FeatureVector } from './feature-vector.ts';
import { sharesOf } from './model.ts';
import { weightTable } from './tables.ts';
import type { Weights } from './weight-table.ts';

let shipped: Weights | null = null;

/** The shipped weights; read on first use. */
export function shippedWeights(): Weights {
  shipped ??= weightTable();
  return shipped;
}

let print: string | null = null;

/** Tells the shipped weights from any others: what a desk has learnt on top of some fits no others. */
export function fingerprint(): string {
  if (print !== null) return print;
  const { classes, bias, cells, begins } = shippedWeights();
  let hash = 0x811c9dc5;
  const take = (value: number) => (hash = Math.imul((hash ^ value) >>> 0, 0x01000193) >>> 0);
  for (const letter of classes.join() + bias.join()) take(letter.charCodeAt(0));
  for (const cell of cells) take(cell);
  take(begins.length);
  print = hash.toString(16).padStart(8, '0');
  return print;
}

/** A message as the shipped weights see it: its features, and the share of each class after what the chat knows. */
export interface View {
  vector: FeatureVector;
  shares: number[];
}

/** Looks at a message with the shipped weights. */
export function viewOf(message: ParsedMessage, prev: string | undefined, state: ChatFacts): View {
  const model = shippedWeights();
  const vector = featuresOf(message, prev, state);
  return { vector, shares: adjust(model.classes, sharesOf(model, vector), vector, state, prev) };
}

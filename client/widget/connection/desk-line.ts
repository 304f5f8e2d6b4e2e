import type { WidgetEvent } from './reduce.ts';
import type { Keep } from './keep.ts';
import type { Line } from './line.ts';
import type { View } from './view.ts';

/** What the parts of a session share: the line, what is kept, what is seen, and the one way to change it. */
export interface DeskLine {
  line: Line;
  keep: Keep;
  view: () => View;
  dispatch: (event: WidgetEvent) => void;
}

/** A promise of a later moment, off by up to half as much again: many clients must not come back in step. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms * (1 + Math.random() / 2)));
}

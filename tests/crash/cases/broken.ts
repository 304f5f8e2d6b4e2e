import type { Case, Form, Measured } from '../case.ts';
import { Load, type Busy } from '../load/load.ts';
import { Stage, type ClusterStage } from '../stage/stage.ts';
import { judged, through, type Felt, type Trouble } from './through.ts';

/** Something of a desk on two servers that is broken for a while, and what people felt of it. */
export interface Broken extends Pick<Case, 'name' | 'hypothesis' | 'injection' | 'expected'> {
  isQuick?: boolean;
  busy?: (form: Form) => Busy;
  /** What is wrong, for how many milliseconds in either form. `tell` puts a figure beside those of every case. */
  trouble: (
    stage: ClusterStage,
    tell: (figure: string, value: string) => void,
  ) => Omit<Trouble, 'lasts'> & { quick: number; full: number };
  /** What has to be seen besides, once the trouble is over. */
  besides?: (stage: ClusterStage, load: Load, felt: Felt) => Promise<Measured>;
}

/** Makes a case of what is broken. */
export function brokenCase({ isQuick = false, busy, trouble, besides, ...words }: Broken): Case {
  return {
    ...words,
    needs: ['servers'],
    isQuick,
    async run(form) {
      const { stage, load } = await talking(busy?.(form));
      const told: Measured['figures'] = {};
      const { quick, full, ...wrong } = trouble(stage, (figure, value) => (told[figure] = value));
      const felt = await through(load, { ...wrong, lasts: form.pick(quick, full) });
      const more = await besides?.(stage, load, felt);
      const judgement = await judged(load, [felt], { ...told, ...more?.figures });
      judgement.faults.push(...(more?.faults ?? []));
      return judgement;
    },
  };
}

/** A desk of two processes on both servers, and people on it who are talking already. */
export async function talking(busy: Busy = {}): Promise<{ stage: ClusterStage; load: Load }> {
  const stage = await Stage.cluster();
  const load = await Load.begin(stage, busy);
  load.speak();
  await load.more(60);
  return { stage, load };
}

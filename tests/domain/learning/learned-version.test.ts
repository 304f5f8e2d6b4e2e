import { detect } from '../../../phrases/detect/detect.ts';
import { withExamples } from '../../../phrases/detect/desk-model.ts';
import { readModel } from '../../../phrases/detect/desk-model-file.ts';
import { background } from '../../../phrases/learn/background.ts';
import { modelOfExamples } from '../../../phrases/learn/examples.ts';
import { learnVersion } from '../../../server/domain/learning/learned-version.ts';
import type { TurnLabel } from '../../../server/domain/learning/turn-labels.ts';
import { fittings, label } from './fittings.ts';

const SHIPPED = { number: 0, model: undefined, learnedAt: 0 };

const modelIn = (labels: readonly TurnLabel[]) => {
  const learned = learnVersion(labels, SHIPPED);
  if (learned.is !== 'offered') throw new Error(learned.is);
  return { ...learned, model: readModel(learned.model) ?? undefined };
};
const first = (text: string, model: ReturnType<typeof modelIn>['model']) =>
  detect({ text }, model)[0]?.id ?? 'none';

let learnt: ReturnType<typeof modelIn>;
beforeAll(() => (learnt = modelIn(fittings())));

test('a version understands what the desk asks, and says how it did on chats held out', () => {
  const { figures, model } = learnt;
  expect(figures).toMatchObject({ turns: 250, chats: 50, base: 0, labels: { phrase: 125, quiet: 125 } });
  expect(figures.after.top1).toBeGreaterThan(figures.before.top1);
  expect(figures.situations.find(({ id }) => id === 'fitting')).toMatchObject({ turns: 125, before: 0 });
  expect(figures.changes).toHaveLength(20);
  expect(figures.changes[0]).toMatchObject({ right: 'fitting', before: 'none', after: 'fitting' });
  expect(first('please book a fitting for my yellow bench', model)).toBe('fitting');
  expect(first('我要投诉你们客服', model)).toBe(detect({ text: '我要投诉你们客服' })[0]?.id);
});

test('the examples of the manual stand on top of what was learnt', () => {
  const { model } = learnt;
  const lines = ['where is my parcel', 'track my parcel please', 'has my parcel been sent'];
  const examples = modelOfExamples(
    lines.map((text) => ({ input: { text }, accepted: ['parcel'] })),
    background(),
  );
  const both = withExamples(model, examples);
  expect(first('where is my parcel now', both)).toBe('parcel');
  expect(first('please book a fitting for my yellow bench', both)).toBe('fitting');
  expect(first('where is my parcel now', model)).not.toBe('parcel');
});

test('a desk with few turns, few chats or none for nothing stays as shipped', () => {
  expect(learnVersion(fittings().slice(0, 199), SHIPPED)).toEqual({ is: 'few' });
  expect(
    learnVersion(
      fittings().map((one) => ({ ...one, chat: 'one' })),
      SHIPPED,
    ),
  ).toEqual({ is: 'few' });
  const oneSituation = fittings().map((one) => ({ ...one, accepted: ['fitting'] }));
  expect(learnVersion(oneSituation, SHIPPED)).toEqual({ is: 'few' });
});

test('thousands of labels that contradict each other offer nothing', () => {
  const claims = ['none', 'fault', 'praise', 'fitting'];
  const torn = Array.from({ length: 5000 }, (_, at) =>
    label(`where is the lamp number ${at % 50}`, claims[(at * 7 + Math.floor(at / 50)) % 4] ?? '', at),
  );
  expect(learnVersion(torn, SHIPPED).is).toBe('noBetter');
}, 120_000);

test('the version in force is only beaten on chats that it has not learnt from', () => {
  expect(learnVersion(fittings(), { number: 3, model: learnt.model, learnedAt: 45 })).toEqual({
    is: 'noBetter',
  });
  expect(learnVersion(fittings(), { number: 3, model: learnt.model, learnedAt: 0 })).toEqual({
    is: 'noBetter',
  });
  const parcels = [{ input: { text: 'where is my parcel' }, accepted: ['parcel'] }];
  const blind = { number: 4, model: modelOfExamples(parcels, background()), learnedAt: 25 };
  expect(learnVersion(fittings(), blind)).toMatchObject({
    is: 'offered',
    figures: { base: 4, turns: 250, after: { lines: 125 } },
  });
});

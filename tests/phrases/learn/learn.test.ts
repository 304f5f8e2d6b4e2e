import { detect } from '../../../phrases/detect/detect.ts';
import { readModel, writeModel } from '../../../phrases/detect/desk-model-file.ts';
import { background } from '../../../phrases/learn/background.ts';
import type { Labelled } from '../../../phrases/learn/labelled.ts';
import { learn, type Learnt } from '../../../phrases/learn/learn.ts';

const colours = ['red', 'green', 'blue', 'black', 'white'];
const things = ['lamp', 'chair', 'shelf', 'desk', 'sofa'];

/** A desk whose customers book fittings and ask what paint there is; each line in forty spellings. */
function desk(): Labelled[] {
  return things.flatMap((thing) =>
    colours.flatMap((colour) => [
      line(`please book a fitting for the ${colour} ${thing}`, 'fitting'),
      line(`does the ${colour} ${thing} come with a tin of paint`, 'none'),
    ]),
  );
}

const line = (text: string, ...accepted: string[]): Labelled => ({ input: { text }, accepted });

/** What is learnt of the desk above: several seconds of work, done once. */
let learnt: Learnt;
beforeAll(() => void (learnt = learn(desk())));

test("a desk's own situation is recognised after learning, and what is none stays none", () => {
  const { model, before, after } = learnt;

  expect(before.top1).toBeLessThan(0.7);
  expect(after).toMatchObject({ top1: 1, falseAlarms: 0 });
  const first = (text: string) => detect({ text }, model ?? undefined)[0]?.id ?? 'none';
  expect(first('please book a fitting for my yellow bench')).toBe('fitting');
  expect(first('does the yellow bench come with a tin of paint')).toBe('none');
});

test('the same lines give the same model, and it survives being written and read', () => {
  const written = writeModel(learnt.model);

  expect(writeModel(learn(desk()).model)).toBe(written);
  expect(writeModel(readModel(written))).toBe(written);
});

test('labels that contradict each other change nothing', () => {
  const torn = Array.from({ length: 80 }, (_, at) =>
    line(`where is the ${things[at % 5] ?? ''}`, ['none', 'fault', 'praise', 'fitting'][(at * 7) % 4] ?? ''),
  );

  const { model } = learn(torn);

  expect(model).toBeNull();
  expect(readModel(writeModel(model))).toBeNull();
});

test('a list of one situation is learnt as examples of it; one that is shipped already changes nothing', () => {
  const own = learn(
    things.map((thing) => line(`please book a fitting for the ${thing}`, 'fitting')),
    background(),
  );
  const first = (text: string) => detect({ text }, own.model ?? undefined)[0]?.id ?? 'none';

  expect(first('could you book me a fitting for the wardrobe')).toBe('fitting');
  expect(first('我要投诉你们客服')).toBe(detect({ text: '我要投诉你们客服' })[0]?.id);
  expect(first('the train was on time')).toBe('none');
  expect(learn([line('it is broken', 'fault'), line('broken again', 'fault')]).model).toBeNull();
});

test('a model that is cut off, of another version or for other weights is refused in one sentence', () => {
  const written = writeModel(learnt.model);

  expect(() => readModel(written.slice(0, 400))).toThrow('not JSON, or cut off');
  expect(() => readModel('[]')).toThrow('not a model of a desk');
  expect(() => readModel(written.replace('"huashuDeskModel":1', '"huashuDeskModel":2'))).toThrow('version 2');
  expect(() => readModel(written.replace(/"shipped":"\w+"/, '"shipped":"00000000"'))).toThrow(
    'learn it again',
  );
  expect(() => readModel(written.replace(/"rows":"\w{8}/, '"rows":"'))).toThrow('do not fit together');
});

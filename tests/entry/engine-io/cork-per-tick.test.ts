import { Duplex } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { corkPerTick } from '../../../server/entry/engine-io/per-tick.ts';

/** A connection that counts the calls by which its bytes leave. */
function connection() {
  const calls: string[][] = [];
  const stream = new Duplex({
    decodeStrings: false,
    read() {},
    write(chunk: string, _encoding, done) {
      calls.push([chunk]);
      done();
    },
    writev(chunks, done) {
      calls.push(chunks.map(({ chunk }) => String(chunk)));
      done();
    },
  });
  corkPerTick(stream);
  return { stream, calls };
}

test('what is written in one tick leaves in one call, in order', async () => {
  const { stream, calls } = connection();
  for (const word of ['a', 'b', 'c']) stream.write(word, 'utf8');
  await turn();
  expect(calls).toEqual([['a', 'b', 'c']]);
});

test('what is written later leaves by itself, and whoever wrote hears when it has left', async () => {
  const { stream, calls } = connection();
  stream.write('a', 'utf8');
  await turn();
  await new Promise((resolve) => stream.write('b', 'utf8', resolve));
  expect(calls.flat()).toEqual(['a', 'b']);
  expect(calls).toHaveLength(2);
});

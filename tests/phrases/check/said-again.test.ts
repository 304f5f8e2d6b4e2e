import { saidAgain } from '../../../phrases/check/said-again.ts';
import { processorMs } from '../../run/processor-ms.ts';

const said = ['您好,请问有什么可以帮您?', 'Thank you for waiting so long.', '好的', '请您稍等一下'];
const wordsOf = (draft: string): string | null => {
  const found = saidAgain(draft, said);
  return found && draft.slice(found.start, found.end);
};

test.each(['您好,请问有什么可以帮您?', '您好！请问有什么可以帮您', 'thank you for waiting so long'])(
  '%s was said before, whatever its punctuation and case',
  (draft) => expect(wordsOf(draft)).toBe(draft),
);

test.each(['好的', '好的。', '请您稍等一下', '嗯嗯', 'ok', '好的,我为您查询一下物流', '您好,请问有什么事?'])(
  '%s is short, or new, and passes',
  (draft) => expect(wordsOf(draft)).toBeNull(),
);

test('a sentence that stands twice in the draft is found where it is repeated', () => {
  const draft = '退款三天之内就会到账。请您放心。退款三天之内就会到账！';
  expect(saidAgain(draft, [])).toEqual({ start: 16, end: 27 });
});

test('4,000 characters are looked through at once', () => {
  const draft = Array.from({ length: 400 }, (_, n) => `这是第${n}句话的内容呀。`)
    .join('')
    .slice(0, 4000);
  const said = Array<string>(200).fill(draft.slice(1));
  const took = Array.from({ length: 3 }, () => processorMs(() => expect(saidAgain(draft, said)).toBeNull()));
  expect(Math.min(...took)).toBeLessThan(250);
});

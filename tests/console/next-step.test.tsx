import { stepTextIn } from '../../client/console/features/assistant/next-step.tsx';
import { shippedManual } from '../phrases/shipped-manual.ts';

const [zh, en] = [shippedManual('zh-CN'), shippedManual('en')];

test('every next step is said in the language of the agent, whatever the customer writes', () => {
  for (const { next } of zh.situations)
    for (const step of next) expect(stepTextIn(en, [zh, en], step)).not.toMatch(/\p{Script=Han}/u);
  for (const { next } of en.situations)
    for (const step of next) expect(stepTextIn(zh, [zh, en], step)).toMatch(/\p{Script=Han}/u);
});

test('a step that the manual here does not know stays as it came', () => {
  expect(stepTextIn(zh, [zh, null], { id: 'warn', text: 'Something new' })).toBe('Something new');
});

import { isReason } from '../../client/console/features/chat/actions/close-reasons.tsx';

test.each(['.', '。。', 'a', 'aaa', '11', ' '])('[P4] "%s" is no reason', (words) => {
  expect(isReason(words)).toBe(false);
});

test.each(['已电话解决', 'test', '客户已离开：.'])('[P4] "%s" is one', (words) => {
  expect(isReason(words)).toBe(true);
});

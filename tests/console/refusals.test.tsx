import { i18n } from '../../client/console/locales/i18n.ts';
import { refusalIn } from '../../client/console/locales/refusals.ts';

const OFFLINE = 'This colleague is not online; choose another or the queue.';

test.each([
  ['zh-CN', '这位同事不在线，请另选同事，或退回排队。'],
  ['en', OFFLINE],
])('what stands in the way is said, in %s', async (language, words) => {
  await i18n.changeLanguage(language);
  expect(refusalIn({ code: 'conflict', message: OFFLINE })).toBe(words);
});

test.each(['zh-CN', 'en'])('without an answer of the server its silence is said, in %s', async (language) => {
  await i18n.changeLanguage(language);
  expect(refusalIn({ code: 'unavailable', message: 'no answer' })).toBe(i18n.t('errors.unavailable'));
});

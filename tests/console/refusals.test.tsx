import { i18n } from '../../client/console/locales/i18n.ts';
import { refusalIn, refusalInFull, sentenceIn } from '../../client/console/locales/refusals.ts';

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

test.each([
  ['zh-CN', '正在学习，请稍候。', '文件不是学习成果。'],
  ['en', 'The desk is learning already.', 'it is not a model of a desk'],
])('what stands in the way of learning is said, in %s', async (language, busy, unusable) => {
  await i18n.changeLanguage(language);
  expect(refusalIn({ code: 'conflict', message: 'The desk is learning already.' })).toBe(busy);
  expect(sentenceIn('it is not a model of a desk')).toBe(unusable);
});

const FLAW = {
  code: 'bad_request',
  message: 'phrases/manual/zh-CN/shop.yaml:28: unknown placeholder',
} as const;

test.each([
  ['zh-CN', '自己写的内容要由别人批准。'],
  ['en', 'Somebody else has to approve what you have written.'],
])(
  'what stands in the way of the manual is said, with the place of a flaw, in %s',
  async (language, words) => {
    await i18n.changeLanguage(language);
    const denied = {
      code: 'forbidden',
      message: 'Somebody else has to approve what you have written.',
    } as const;
    expect([refusalIn(denied), refusalInFull(denied)]).toEqual([words, words]);
    expect(refusalInFull(FLAW)).toContain(FLAW.message);
    expect(
      refusalInFull(FLAW).startsWith(language === 'en' ? FLAW.message : i18n.t('errors.bad_request')),
    ).toBe(true);
  },
);

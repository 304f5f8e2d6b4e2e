import { detect } from '../../../phrases/detect/detect.ts';
import { evidenceWords } from '../../../phrases/detect/evidence-words.ts';

describe('the words that stand as evidence', () => {
  test.each([
    ['这么看看照片', ['这么', '看看照片'], ['看看照片']],
    ['我要退款！', ['我', '要', '退款'], ['退款']],
    ['差 嘛', ['差', '嘛'], []],
    ['Tell me that', ['tell me', 'that', 'the'], []],
    [
      'I WANT to complain, a Refund and',
      ['want to complain', 'refund', 'and'],
      ['WANT to complain', 'Refund'],
    ],
    ['還是沒有聲音', ['没有声音'], ['沒有聲音']],
    ['you f**k', ['fuck'], ['f**k']],
    ['refunded', ['fund'], ['refunded']],
  ])('in “%s” are words of content as they stand there', (message, found, words) => {
    expect(evidenceWords(message, found)).toEqual(words);
  });

  test.each([
    ['傻逼客服，滚'],
    ['hey sexy, what are you wearing'],
    ['这也太差了嘛，我要投诉'],
    ['I want to complain, that is not what I paid for, tell me'],
  ])('of “%s” all stand in the message', (text) => {
    const words = detect({ text }).flatMap((one) => one.words);
    for (const word of words) expect(text).toContain(word);
    for (const word of words) expect(word.length).toBeGreaterThan(1);
  });

  // "ok", a name and what somebody happens to use weigh a little for many situations.
  test.each([
    ['ok jesse thanks for the help', ['thanks']],
    ['好的，价格也挺合理的，谢谢你啊！', ['谢谢你啊']],
    ['My app is not working properly?', ['is not working']],
  ])('of “%s” are none that say little beside the others', (text, words) => {
    expect(detect({ text })[0]?.words).toEqual(words);
  });
});

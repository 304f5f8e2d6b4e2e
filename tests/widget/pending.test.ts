import { changeOutbox, type Unsent } from '../../client/widget/connection/outbox.ts';
import { brokenLink, pendingText } from '../../client/widget/frame/pending.ts';
import { en } from '../../client/widget/locales/en.ts';
import { zhCn } from '../../client/widget/locales/zh-cn.ts';
import { written } from './samples.ts';

const [waiting] = changeOutbox([], { change: 'wrote', item: written('a') }) as [Unsent];

describe.each([en, zhCn])('in $tag', (texts) => {
  test.each([
    ['the network of the customer is gone', 'offline', false, texts.notSentOffline],
    ['the desk is away', 'offline', true, texts.notSentAway],
    ['nobody has answered yet', 'connecting', true, texts.sending],
    ['the desk is there', 'online', true, texts.sending],
  ] as const)('a message waits because %s, and says so', (_, link, onNetwork, words) => {
    expect(pendingText(waiting, link, onNetwork, texts)).toBe(words);
  });

  test('the banner tells the two apart too, and accuses nobody before anybody was reached', () => {
    const said = (link: 'connecting' | 'offline', onNetwork: boolean, known: boolean): string =>
      brokenLink(link, { onNetwork, known }, texts);
    expect([said('offline', false, true), said('connecting', false, false)]).toEqual(
      Array(2).fill(texts.offline),
    );
    expect(said('offline', true, true)).toBe(texts.deskAway);
    expect(said('connecting', true, false)).toBe(texts.connecting);
  });
});

test('what is tried again says so, and what the chat has ended on is not waited for', () => {
  expect(pendingText({ ...waiting, tries: 2 }, 'online', true, en)).toBe(en.notSentYet);
  expect(pendingText({ ...waiting, state: 'stranded' }, 'offline', false, en)).toBe(en.strandedTitle);
  expect(pendingText(waiting, 'outdated', true, en)).toBe(en.strandedTitle);
});

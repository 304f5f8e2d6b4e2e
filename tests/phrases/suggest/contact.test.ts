import { asksForContact, asksToWait, contactIn } from '../../../phrases/suggest/requests.ts';

describe('a customer who says how to reach them', () => {
  it.each([
    ['打我电话13812345678吧', '13812345678'],
    ['138 1234 5678 王先生', '138 1234 5678'],
    ['020-87654321转803', '020-87654321'],
    ['邮箱 li.ming@example.com', 'li.ming@example.com'],
    ['微信号：liming_88', '微信号:liming_88'],
    ['you can call me on +44 20 7946 0958', '+44 20 7946 0958'],
    ['我的联系方式：abc-12345', 'abc-12345'],
  ])('cannot_answer_now: %s', (text, contact) => {
    expect(contactIn(text)).toBe(contact);
  });

  it.each(['订单20240315123456789', '好的，谢谢', '1234', '价格是 1,299 元'])(
    'nothing of it in %s',
    (text) => {
      expect(contactIn(text)).toBeNull();
    },
  );
});

describe('an agent who asks', () => {
  it.each(['请稍等', '好的，请您稍等一下', 'One moment, please.', 'Sure, just a minute'])(
    '[P7] hold_on: %s promises to be back',
    (text) => expect(asksToWait(text, undefined)).toBe(true),
  );

  it.each(['现在为您转接，请稍等', '请您稍等，我为您转接值班主管。', '订单稍后发货', '您好'])(
    '[P7] hold_on: %s promises nothing',
    (text) => expect(asksToWait(text, undefined)).toBe(false),
  );

  it('[P7] hold_on: by its phrase, unless it is one for the way back', () => {
    const phrase = { situation: 'hold_on', when: [] };
    expect(asksToWait('x', phrase)).toBe(true);
    expect(asksToWait('x', { ...phrase, when: ['returning'] })).toBe(false);
  });

  it('ask_contact: by phrase, or in own words', () => {
    expect(asksForContact('x', 'ask_contact.1')).toBe(true);
    expect(asksForContact('方便留个电话吗', undefined)).toBe(true);
    expect(asksForContact('Could I have your phone number, please?', undefined)).toBe(true);
    expect(asksForContact('您的手机已经寄出', undefined)).toBe(false);
  });
});

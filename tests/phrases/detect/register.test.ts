import { registerOf } from '../../../phrases/detect/register.ts';

describe('how loud a message is', () => {
  test.each(['WHERE IS MY REFUND', 'I AM STILL WAITING for an answer HERE', 'GIVE ME MY MONEY BACK!!'])(
    'most words in capitals are shouted: %s',
    (text) => {
      expect(registerOf(text)).toContain('shouts');
    },
  );

  test.each(['you have NEVER called me back about this', 'this is NOT what I ORDERED from you'])(
    'a word or two in capitals raise the voice: %s',
    (text) => {
      expect(registerOf(text)).toEqual(['raises voice']);
    },
  );

  test.each(['where is my refund', 'I need an ID', 'OK', '我的退款呢', 'Please send it to Leeds'])(
    'names, short words and other scripts are not loud: %s',
    (text) => {
      expect(registerOf(text).filter((name) => /shouts|voice/.test(name))).toEqual([]);
    },
  );
});

describe('to whom and in what words it is put', () => {
  test.each(['@Northwind my parcel is late', 'so @Northwind, again?', '退款呢@某某客服'])(
    'an account is addressed: %s',
    (text) => {
      expect(registerOf(text)).toContain('posts');
    },
  );

  test('an address of mail is no account', () => {
    expect(registerOf('write to jane@example.org')).not.toContain('posts');
  });

  test('a tag stands alone, a number sign in a code does not', () => {
    expect(registerOf('three hours late #fail')).toContain('tags');
    expect(registerOf('flat 7#B')).not.toContain('tags');
  });

  test.each(['he called me “stupid” twice', '店员说“没钱别进来”', '講「等一下」就不見了'])(
    'words of others are quoted: %s',
    (text) => {
      expect(registerOf(text)).toContain('quotes');
    },
  );

  test.each(['agent 2040 hung up', '工号 0935 挂我电话', '转27号'])(
    'an agent is named by number: %s',
    (text) => {
      expect(registerOf(text)).toContain('agent number');
    },
  );

  test.each(['我住27号楼', '18号到货吗', 'order 2040 is late'])('a number of something else: %s', (text) => {
    expect(registerOf(text)).not.toContain('agent number');
  });
});

describe('whether it breaks off', () => {
  test.each(['I tried to pay and the', 'my order was', '我昨天付款的时候', '是这样，就是'])(
    '%s …',
    (text) => {
      expect(registerOf(text)).toContain('breaks off');
    },
  );

  test.each(['I tried to pay and it failed', 'who is it for', '付款的时候可以用券吗？', '好的'])(
    'a whole sentence or a question does not: %s',
    (text) => {
      expect(registerOf(text)).not.toContain('breaks off');
    },
  );

  test('of a long message only the beginning is looked at', () => {
    expect(registerOf(`${'a quiet line. '.repeat(60)}HERE I AM SHOUTING`)).toEqual([]);
  });
});

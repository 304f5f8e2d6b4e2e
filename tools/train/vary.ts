import type { Random } from './random.ts';
import type { Example } from './read-examples.ts';

/** Situations of more than a courtesy: a greeting before or thanks behind changes nothing about them. */
const short = /^(greeting|thanks|farewell|customer_apologises|unclear|ambiguous|incomplete|praise)$/;
const before = {
  chinese: ['你好，', '您好，', '你好 ', '在吗，', '亲，', '请问'],
  latin: ['hi ', 'hello, ', 'hi there ', 'hey ', 'good morning, ', 'hello sir '],
};
const behind = {
  chinese: ['，谢谢', '，谢谢！', '，麻烦了', ' 谢谢'],
  latin: [' thanks', ', thank you', ' thx', ' please'],
};

/** The same example as somebody else might have typed it: with a greeting, without marks, with a slip of the keyboard. */
export function vary(example: Example, random: Random): Example {
  const { situation, chinese } = example;
  let text = example.text;
  const matter =
    !short.test(situation) && text.length > 5 && !example.state && !/harass|abusive/.test(situation);
  if (matter && random.next() < 0.14) text = random.one(chinese ? before.chinese : before.latin) + text;
  if (
    matter &&
    /^(none|fault|suggestion|asks_service_hours|cannot_do)$/.test(situation) &&
    random.next() < 0.12
  )
    text = text.replace(/[.?!？！。]+$/, '') + random.one(chinese ? behind.chinese : behind.latin);
  text = chinese ? varyChinese(text, random) : varyLatin(text, random);
  return { ...example, text: asPost(text, example, random) };
}

/** Whom a post is addressed to; most posts to a company's account are grievances. */
const accounts = {
  chinese: ['@某品牌 ', '@某某官方 ', '@某服务号 ', '#某品牌# '],
  latin: ['@Northwind ', '@TeloraHelp ', 'Hey @Kestrel ', 'hi @ShoplyCare ', '@MetroCare '],
};
const grieves = /^(complaint.*|fault.*|angry|escalation|suggestion|cannot_do)$/;

/** The same as a post to the company's account, or an angry one in capitals. */
function asPost(text: string, { situation, chinese, prev, state }: Example, random: Random): string {
  const share = grieves.test(situation) ? 0.1 : /^(none|praise|thanks)$/.test(situation) ? 0.03 : 0;
  const loud = situation === 'angry' ? 0.2 : grieves.test(situation) ? 0.02 : 0.01;
  const said = !chinese && random.next() < loud ? text.toUpperCase() : text;
  if (prev !== undefined || state || random.next() >= share) return said;
  return random.one(chinese ? accounts.chinese : accounts.latin) + said;
}

function varyChinese(text: string, random: Random): string {
  const chance = random.next();
  if (chance < 0.15) return text.replace(/[，]/g, ' ');
  if (chance < 0.25) return text.replace(/[。！？]+$/, '');
  if (chance < 0.32 && !/[？?。！!~]$/.test(text)) return text + random.one(['。', '！', '。。', '~', '']);
  return text;
}

function varyLatin(text: string, random: Random): string {
  let typed = text;
  if (random.next() < 0.25) typed = typed.replace(/[.,!?]/g, '');
  if (random.next() < 0.2) typed = typed.charAt(0).toUpperCase() + typed.slice(1);
  if (random.next() < 0.12)
    typed = typed
      .replace(/\byou\b/g, 'u')
      .replace(/\byour\b/g, 'ur')
      .replace(/\bplease\b/g, 'pls');
  if (random.next() < 0.1)
    typed = typed
      .replace(/\bim\b/g, "i'm")
      .replace(/\bdont\b/g, "don't")
      .replace(/\bcant\b/g, "can't");
  if (random.next() < 0.08) typed = slip(typed, random);
  return typed;
}

/** A letter left out or two exchanged, not at a word's edge. */
function slip(text: string, random: Random): string {
  const at = 1 + random.below(Math.max(1, text.length - 2));
  if (!/^[a-z]{4}$/.test(text.slice(at - 1, at + 3))) return text;
  if (random.next() < 0.5) return text.slice(0, at) + text.slice(at + 1);
  return text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);
}

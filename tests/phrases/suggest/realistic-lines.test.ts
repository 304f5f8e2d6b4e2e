import { detect } from '../../../phrases/detect/detect.ts';
import { languageOf } from '../../../phrases/text.ts';
import { unaskedContactIn } from '../../../phrases/suggest/requests.ts';
import { heardIn } from '../../../phrases/suggest/heard.ts';
import { suggest } from '../../../phrases/suggest/suggest.ts';
import { shippedManual } from '../shipped-manual.ts';
import { factsOf } from './facts.ts';

const manuals = { 'zh-CN': shippedManual('zh-CN'), en: shippedManual('en') };
const greetings = {
  'zh-CN': '晚上好！云杉商城为您服务，请问有什么可以帮您！',
  en: 'Good evening, and welcome to Spruce. How may I help you?',
};

/** What stands first and what is to be done, for a line said to an agent who has greeted, at a desk that is always open. */
function adviceFor(text: string): { first: string | null; next: string | null } {
  const language = languageOf(text, 'zh-CN');
  const prev = greetings[language];
  const found = detect({ text, prev, state: { openComplaint: false } });
  const contact = unaskedContactIn(text);
  const facts = factsOf({
    ...heardIn([{ text }], 1),
    ...{ said: [prev], saidPhrases: ['greeting.3'], alwaysOpen: true, contactGiven: contact !== null },
    customer: contact === null ? {} : { contact },
    foulCount: found.some(({ id }) => id === 'abusive_language') ? 1 : 0,
    ...(text.includes('1002') ? { namedAgent: { agentNo: '1002', online: false } } : {}),
  });
  const { phrases, next } = suggest(manuals[language], { situations: found, facts });
  return { first: phrases[0]?.id ?? null, next: next?.id ?? null };
}

test.each([
  ['收到的杯子碎了一个，拍照给你了', 'complaint.1'],
  ['收到的杯子碎了一个，怎么办', 'complaint.1'],
  ['The cup arrived damaged. What can I do?', 'complaint.1'],
  ['刚才那位 1002 的客服呢，我还找他', 'asks_named_agent.3'],
  ['你是机器人吗？', 'asks_agent_identity.3'],
  ['转人工', 'asks_human.1'],
  ['你说的我没听懂，再讲一遍', 'apology.5'],
  ['上次就跟你们反映过了，到现在没人管', 'complaint_repeat.1'],
  ['我要打12315投诉你们', 'escalation.1'],
  ['不用了，谢谢', 'thanks.2'],
  ['你们几点下班？', 'asks_service_hours.2'],
  ['建议你们加一个夜间模式', 'suggestion.1'],
  ['小姐姐服务真好，给你五星', 'praise.1'],
  ['不好意思，刚才语气重了', 'customer_apologises.1'],
  ['垃圾客服，浪费我时间', 'angry.1'],
  ['系统是不是崩了？我们办公室都登不上', 'fault.1'],
  ['我手机号 13912345678，你打给我', 'ask_contact.3'],
  ['人呢？等半天了', 'complaint_slow.1'],
  ['我要找主管！', 'escalation.1'],
  ['The speaker keeps disconnecting from Bluetooth.', 'fault.1'],
  ["This is the second time I'm contacting you about the same thing.", 'complaint_repeat.1'],
  ['Are you a real person?', 'asks_agent_identity.3'],
  ['What time do you close?', 'asks_service_hours.2'],
  ["That's great, thank you so much!", 'thanks.2'],
  ['I don\'t understand what you mean by "firmware".', 'apology.5'],
  ['Your colleague was really rude to me.', 'complaint_agent.1'],
  ['Can I talk to a supervisor please?', 'escalation.1'],
  ['I want the manager NOW', 'escalation.1'],
  ['Sorry, I was a bit harsh.', 'customer_apologises.1'],
  ["You're all idiots, what a joke of a company", 'abusive_language.1'],
  ['hey sexy, what are you wearing', 'harassment.1'],
  ['ok bye', 'farewell.1'],
])('a real line gets the phrase that an agent would send: %s', (text, first) => {
  expect(adviceFor(text).first).toBe(first);
});

test.each([
  '好的，那我等你消息',
  '嗯嗯',
  '我要退货，怎么操作？',
  'Can I get a discount if I buy two?',
  '忘记密码了怎么办',
  '钥匙丢了，怎么办？',
  'I forgot my password, what should I do?',
])('of a line outside the manual nothing is made: %s', (text) => {
  expect(adviceFor(text).first).toBeNull();
});

test.each(['你说的我没听懂，再讲一遍', 'I don\'t understand what you mean by "firmware".'])(
  '[S1(18)] what was not understood is explained again: %s',
  (text) => {
    expect(adviceFor(text).next).toBe('explain_again');
  },
);

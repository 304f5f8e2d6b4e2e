import type { SuggestFacts, Suggestion } from '../../../phrases/suggest/facts.ts';
import { suggest } from '../../../phrases/suggest/suggest.ts';
import { shippedManual } from '../shipped-manual.ts';
import { factsOf } from './facts.ts';

const zh = shippedManual('zh-CN');
const en = shippedManual('en');

function offered(situation: string | null, change: Partial<SuggestFacts> = {}, manual = zh): Suggestion {
  const situations = situation === null ? [] : [{ id: situation, score: 0.9 }];
  return suggest(manual, { situations, facts: factsOf(change) });
}

const idsOf = ({ phrases }: Suggestion): string[] => phrases.map(({ id }) => id);

test('nothing recognised and nothing owed: nothing is offered', () => {
  expect(offered(null)).toEqual({ situations: [], phrases: [] });
});

test('[S3] the first phrases of a chat are a greeting that knows the time of day', () => {
  expect(offered('greeting', { said: [], localHour: 9 }).phrases[0]?.text).toBe(
    '早上好！云杉商城为您服务，请问有什么可以帮您！',
  );
  expect(offered('greeting', { said: [], localHour: 13 }).phrases[0]?.id).toBe('greeting.2');
  expect(offered('greeting', { said: [], localHour: 23 }).phrases[0]?.id).toBe('greeting.3');
});

test('[S3] a customer whose name is known is greeted by name', () => {
  const customer = { surname: '王', title: '女士' };
  const texts = offered('greeting', { said: [], customer }).phrases.map(({ text }) => text);
  expect(texts).toContain('王女士，请问有什么可以帮您？');
});

test('a first message without a situation is offered a greeting, and no situation is claimed', () => {
  const suggestion = offered(null, { said: [] });
  expect(idsOf(suggestion)[0]).toBe('greeting.1');
  expect(suggestion.situations).toEqual([]);
});

test('at most five phrases, the best situation first', () => {
  const situations = ['complaint', 'cannot_do', 'suggestion', 'thanks'].map((id, at) => ({
    id,
    score: 0.9 - at / 10,
  }));
  const suggestion = suggest(zh, { situations: situations.reverse(), facts: factsOf() });
  expect(idsOf(suggestion)).toEqual([
    'complaint.1',
    'complaint.2',
    'complaint.3',
    'cannot_do.1',
    'cannot_do.2',
  ]);
});

test('what is hardly likely takes no place from what the chat asks for, and fills one that is left', () => {
  const situations = [
    { id: 'fault', score: 0.9 },
    { id: 'complaint', score: 0.05 },
  ];
  const ids = idsOf(suggest(zh, { situations, facts: factsOf({ onHold: true }) })).map(
    (id) => id.split('.')[0],
  );
  expect(ids.indexOf('hold_on')).toBeGreaterThan(-1);
  expect(ids.indexOf('complaint')).toBeGreaterThan(ids.lastIndexOf('hold_on'));
});

test('[S1(15)] thanks are answered, and then the chat moves towards its end', () => {
  const suggestion = offered('thanks');
  expect(idsOf(suggestion)).toEqual(['thanks.2', 'thanks.1', 'thanks.3', 'anything_else.1', 'farewell.1']);
  expect(suggestion.next).toMatchObject({ id: 'anything_else', kind: 'situation' });
});

test('[S1(19)] once anything else was asked, the next step after thanks is the farewell', () => {
  const suggestion = offered('thanks', { saidPhrases: ['anything_else.1'] });
  expect(suggestion.next?.id).toBe('farewell');
  expect(idsOf(suggestion)).not.toContain('anything_else.1');
});

test('[S1(15)] a thank-you that is still unanswered is answered whatever comes next', () => {
  expect(idsOf(offered('fault', { unanswered: ['thanks'] }))).toEqual(['fault.1', 'thanks.2', 'thanks.1']);
});

test('[S1(19)] a goodbye that is still unanswered brings the farewell', () => {
  expect(idsOf(offered(null, { unanswered: ['goodbye'] }))).toEqual(['farewell.1', 'farewell.2']);
});

test('what was said by phrase gives way to the next variant', () => {
  expect(idsOf(offered('thanks', { saidPhrases: ['thanks.1'] })).slice(0, 2)).toEqual([
    'thanks.2',
    'thanks.3',
  ]);
});

test('what was typed by hand counts as said, punctuation aside', () => {
  expect(idsOf(offered('thanks', { said: ['不客气~'] }))).not.toContain('thanks.2');
});

test('when every variant was said, a courtesy is offered again', () => {
  const all = zh.situations.find(({ id }) => id === 'thanks')?.phrases.map(({ id }) => id) ?? [];
  const ids = idsOf(offered('thanks', { saidPhrases: all }));
  expect(ids).toContain('thanks.1');
});

test('[no_repeat_comfort] the same comfort is never offered twice', () => {
  const saidPhrases = ['complaint.1', 'complaint.2', 'complaint.3'];
  expect(idsOf(offered('complaint', { saidPhrases }))).toEqual(['complaint.4']);
  expect(idsOf(offered('complaint', { saidPhrases: [...saidPhrases, 'complaint.4'] }))).toEqual([]);
});

test.each([
  [1, ['abusive_language.1'], undefined],
  [2, ['abusive_language.2'], undefined],
  [3, [], 'ask_lead'],
  [5, [], 'ask_lead'],
])('[P3] foul language the %s. time brings %j', (foulCount, ids, next) => {
  const suggestion = offered('abusive_language', { foulCount });
  expect(idsOf(suggestion)).toEqual(ids);
  expect(suggestion.next?.id).toBe(next);
});

test('[P3] the farewell comes only after the lead has allowed the close', () => {
  const suggestion = offered('abusive_language', { foulCount: 3, closeGranted: true });
  expect(idsOf(suggestion)).toEqual(['abusive_language.3']);
  expect(suggestion.next?.id).toBe('close');
});

test('[P2] harassment offers the warning, which a person has to send', () => {
  const suggestion = offered('harassment');
  expect(idsOf(suggestion)).toEqual(['harassment.1']);
  expect(suggestion.next).toMatchObject({ id: 'warn', kind: 'action' });
});

test('[asks_named_agent] is first asked for the question, then transferred to an agent who is there', () => {
  const namedAgent = { agentNo: '1002', online: true };
  expect(idsOf(offered('asks_named_agent', { namedAgent }))).toEqual(['asks_named_agent.1']);
  const insisted = offered('asks_named_agent', { namedAgent, saidPhrases: ['asks_named_agent.1'] });
  expect(insisted.phrases.map(({ text }) => text)).toEqual(['您好，现在为您转接 1002 号客服，请稍等。']);
  expect(insisted.next?.id).toBe('transfer');
});

test('[asks_named_agent] who is not there cannot be transferred to', () => {
  const namedAgent = { agentNo: '1002', online: false };
  const insisted = offered('asks_named_agent', { namedAgent, saidPhrases: ['asks_named_agent.1'] });
  expect(insisted.phrases[0]?.text).toContain('1002 号客服已下班');
  expect(insisted.next).toBeUndefined();
});

test('[asks_agent_identity] gives the number, and the same number when insisted on', () => {
  expect(offered('asks_agent_identity').phrases[0]?.text).toBe('我的工号是 1001。');
  const again = offered('asks_agent_identity', { saidPhrases: ['asks_agent_identity.1'] });
  expect(idsOf(again)).toEqual(['asks_agent_identity.2']);
});

test('[complaint_agent] an apology that is not accepted asks for a number and tells the lead', () => {
  const suggestion = offered('complaint_agent', { saidPhrases: ['complaint_agent.1'] });
  expect(idsOf(suggestion)).toEqual(['complaint_agent.2']);
  expect(suggestion.next?.id).toBe('tell_lead');
});

test('[P5] a repeated complaint is overdue by the register, not by the customer', () => {
  const suggestion = offered('complaint_repeat', { complaint: 'overdue' });
  expect(suggestion.situations).toEqual([{ id: 'complaint_overdue', score: 0.9 }]);
  expect(idsOf(suggestion)).toEqual(['complaint_overdue.1']);
  expect(offered('complaint_overdue', { complaint: 'open' }).next?.id).toBe('mark_urgent');
});

test('[hold_on] who comes back from a hold thanks for the waiting first', () => {
  expect(idsOf(offered('hold_on', { onHold: true })).slice(0, 2)).toEqual(['hold_on.3', 'hold_on.4']);
  expect(idsOf(offered('hold_on', { saidPhrases: ['hold_on.1'] }))[0]).toBe('hold_on.3');
});

test('[S1(20)] a silent customer is asked after what is pending, else whether they are there', () => {
  expect(offered(null, { silent: true, pending: '文件' }).phrases[0]?.text).toBe('请问您的文件可以了吗？');
  expect(idsOf(offered(null, { silent: true }))[0]).toBe('customer_silent.1');
});

test('[complaint_later] {{hours}} are the hours until the answer, elsewhere the service hours', () => {
  expect(offered('complaint_later').phrases[0]?.text).toContain('在 12 小时之内');
  expect(offered('asks_service_hours').phrases[0]?.text).toContain('为 8:00-12:00, 14:00-18:00，');
});

test('what cannot be filled stays visible and is named', () => {
  const [phrase] = offered('consult_colleague').phrases;
  expect(phrase?.missing).toEqual(['minutes']);
  expect(phrase?.text).toContain('{{minutes}} 分钟后给您回复');
});

test('whatever the detector says about a situation is handed on', () => {
  const situations = [{ id: 'thanks', score: 0.7, words: ['谢谢'] }];
  expect(suggest(zh, { situations, facts: factsOf() }).situations).toEqual(situations);
});

test('a situation that the manual does not know offers nothing', () => {
  expect(offered('no_such_thing').phrases).toEqual([]);
});

test('the English manual suggests the same phrases in English', () => {
  const suggestion = offered('thanks', {}, en);
  expect(idsOf(suggestion)).toEqual(idsOf(offered('thanks')));
  expect(suggestion.phrases[0]?.text).toBe("You're welcome.");
});

test('between two kinds of complaint one comforting phrase comes first, then one for each kind', () => {
  const torn = (second: number) =>
    suggest(shippedManual('zh-CN'), {
      situations: [
        { id: 'complaint_slow', score: 0.6 },
        { id: 'complaint_agent', score: second },
      ],
      facts: factsOf(),
    }).phrases.map(({ id }) => id.replace(/\.\d+$/u, ''));

  expect(torn(0.35).slice(0, 3)).toEqual(['complaint', 'complaint_slow', 'complaint_agent']);
  expect(torn(0.2)[0]).toBe('complaint_slow');
});

import { detect } from '../../../phrases/detect/detect.ts';

const firstOf = (text: string) => detect({ text })[0]?.id ?? 'none';

test.each([
  '转人工',
  '我要找真人客服',
  '帮我转接一下人工客服',
  '人工客服',
  '这是机器人吗',
  '不要机器人回复',
  'is this a bot?',
  'real person please',
  'I want to talk to a human',
  'can I get a live agent',
  'put me through to a real person',
])('who asks for a person, or whether a program answers, is heard (%s)', (text) => {
  expect(firstOf(text)).toBe('asks_human');
});

test.each([
  ['are u a bot lol', 'asks_agent_identity'],
  ['你是机器人还是真人啊', 'asks_agent_identity'],
  ['现在这个点还有人工吗', 'asks_service_hours'],
  ['人工费怎么算', 'none'],
  ['does the robot vacuum come with a charger', 'none'],
])(
  'who asks what the agent is, when people work, or for goods of that name, asks for none (%s)',
  (text, id) => {
    expect(firstOf(text)).toBe(id);
  },
);

test('a matter that is told with it stays first', () => {
  const offered = detect({ text: '你们的东西全是坏的，我要投诉，转人工' }).map(({ id }) => id);

  expect(offered[0]).toMatch(/^(?:complaint|fault)/u);
  expect(offered).toContain('asks_human');
});

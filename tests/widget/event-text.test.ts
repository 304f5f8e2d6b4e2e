import { eventText } from '../../client/widget/frame/event-text.ts';
import { en } from '../../client/widget/locales/en.ts';
import { zhCn } from '../../client/widget/locales/zh-cn.ts';
import { entryWith, NOON } from './samples.ts';

test.each([
  ['zh-CN', zhCn, 'assigned', '客服 1001 为您服务'],
  ['zh-CN', zhCn, 'beside', '客服 1001 加入对话，一起为您服务'],
  ['en', en, 'taken_over', 'Agent 1001 joined the chat'],
  ['en', en, 'beside', 'Agent 1001 has joined to help'],
] as const)(
  '[P6] %s: who comes beside the agent is not announced as the one who has the chat now',
  (_, texts, how, said) => {
    const entry = entryWith(1, { kind: 'joined', by: { role: 'agent', name: '1001' }, data: { how } });
    expect(eventText(entry, texts, NOON)).toBe(said);
  },
);

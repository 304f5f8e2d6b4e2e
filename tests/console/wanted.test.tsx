import { renderHook } from '@testing-library/react';
import { unknownDesk, useDesk } from '../../client/console/store/desk.ts';
import { useManuals } from '../../client/console/store/manuals.ts';
import { shippedManual } from '../phrases/shipped-manual.ts';
import { byId, chat } from './samples.ts';
import { useWanted } from '../../client/console/features/chat/actions/transfer-dialog.tsx';

const shipped = shippedManual('zh-CN');
const offered = (text: string) => ({
  ...{ id: 'asks_named_agent.own-1', situation: 'asks_named_agent', text, missing: [] },
});

beforeEach(() => {
  const rules = shipped.rules.map((one) => ({ ...one, severity: 'block' as const }));
  useManuals.setState({ 'zh-CN': { ...shipped, rules } });
});

test.each([
  ['好的，为您转接8号客服，请您稍等。', '好的，为您转接8号客服，请您稍等。'],
  ['你怎么不早说', undefined],
])('[S3] to the agent who was asked for with %s, unless a rule blocks that', (text, said) => {
  const next = { id: 'transfer', text: '', to: '1008' };
  const suggestions = { chatId: 'a', seq: 1, situations: [], phrases: [offered(text)], owed: [], next };
  useDesk.setState({ ...unknownDesk, chats: byId(chat('a')), suggestions: { a: suggestions } });
  const { result } = renderHook(() => useWanted(chat('a')));
  expect(result.current?.to).toBe('1008');
  expect(result.current?.message?.text).toBe(said);
});

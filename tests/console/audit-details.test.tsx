import { render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { i18n } from '../../client/console/locales/i18n.ts';
import { choose } from '../../client/console/store/settings.ts';
import { AuditDetails } from '../../client/console/features/audit/audit-details.tsx';

type Line = Parameters<typeof AuditDetails>[0]['line'];
const shown = (details: Line['details'], chat?: Line['chat']) => {
  render(
    <I18nextProvider i18n={i18n}>
      <AuditDetails line={{ details, ...(chat ? { chat } : {}) }} />
    </I18nextProvider>,
  );
  return screen.getAllByRole('listitem').map(({ textContent }) => textContent);
};

const SHARED = { author: '1001', scope: 'team', team: 'agents', left: 'own' };

test.each([
  ['zh-CN', SHARED, ['作者：1001', '共享范围：作者所在的组', '组：客服组', '仍可使用：只有作者']],
  [
    'en',
    SHARED,
    ['written by: 1001', 'shared with: their team', 'team: Agents', 'still available to: the author only'],
  ],
  ['zh-CN', { reason: 'asked', person: true, chats: 2 }, ['原因：本人要求', '个人全部数据：是', '对话：2']],
  ['en', { minutes: 1440 }, ['duration: 1 day']],
  ['en', { minutes: 90 }, ['duration: 90 minutes']],
  ['en', { kind: 'contact', step: 'code' }, ['blocked by: Contact', 'step: six-digit code']],
  ['zh-CN', { minutes: 1440, foreign: false, blockId: 'an id' }, ['时长：1 天']],
  ['en', { reason: 'toString', newer: 'everybody' }, ['reason: toString', 'newer: everybody']],
] as const)('what is on record is said in words, in %s: %j', async (language, details, expected) => {
  await i18n.changeLanguage(language);
  choose({ language });
  expect(shown(details)).toEqual(expected);
});

test.each([
  ['zh-CN', ['同事的对话：是', '略过结束步骤：客户已离开']],
  ['en', ['another agent’s chat: yes', 'steps skipped: 客户已离开']],
] as const)('[P4] why steps were skipped stands beside it, in %s', async (language, expected) => {
  await i18n.changeLanguage(language);
  choose({ language });
  expect(shown({ foreign: true, skipped: true }, { id: 'a', skipped: '客户已离开' })).toEqual(expected);
});

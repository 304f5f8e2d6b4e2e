import { act, render } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { ElsewhereLine } from '../../client/console/features/chat/composer/elsewhere-line.tsx';
import { i18n } from '../../client/console/locales/i18n.ts';
import { writeKnown } from '../../client/console/store/known-drafts.ts';

test('a draft from another computer comes into a line that was there before, and is read aloud', () => {
  const { container } = render(
    <I18nextProvider i18n={i18n}>
      <ElsewhereLine chatId="a" />
    </I18nextProvider>,
  );
  const line = container.querySelector('[aria-live=polite]');
  act(() => writeKnown('a', { version: 1, saved: null, elsewhere: { text: '请稍等', kind: 'message' } }));
  expect(line?.textContent).toContain('请稍等');
});

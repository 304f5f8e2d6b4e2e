import { render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { Findings } from '../../client/console/features/chat/composer/findings.tsx';
import { i18n } from '../../client/console/locales/i18n.ts';
import { blanksOf } from '../../phrases/suggest/fill.ts';

test('a suggested replacement names its blanks in words, never in braces', async () => {
  await i18n.changeLanguage('zh-CN');
  const finding = {
    ...{ rule: 'no_overpromise', start: 0, end: 2, message: '承诺要有时限', severity: 'advice' as const },
    better: '在{{minutes}}分钟内',
  };
  expect(blanksOf(finding.better)).toHaveLength(1);
  render(<Findings id="f" chatId="a" findings={[finding]} isFresh />, {
    wrapper: ({ children }) => <I18nextProvider i18n={i18n}>{children}</I18nextProvider>,
  });
  expect(screen.getByRole('button').textContent).not.toMatch(/[{}]/u);
  expect(screen.getByRole('button').textContent).toMatch(/在\[.+\]分钟内/u);
});

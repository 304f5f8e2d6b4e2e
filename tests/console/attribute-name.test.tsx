import { renderHook } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { useAttributeName } from '../../client/console/features/chat/customer/attribute-name.ts';
import { i18n } from '../../client/console/locales/i18n.ts';

test.each([
  ['zh-CN', 'order_id', '订单'],
  ['zh-CN', '会员', '会员'],
  ['en', 'title', 'Page title'],
  ['en', 'favouriteColour', 'Favourite colour'],
  ['en', 'toString', 'To string'],
] as const)(
  'what a website calls an attribute is said in words, in %s: %s',
  async (language, name, words) => {
    await i18n.changeLanguage(language);
    const { result } = renderHook(useAttributeName, {
      wrapper: ({ children }) => <I18nextProvider i18n={i18n}>{children}</I18nextProvider>,
    });
    expect(result.current(name)).toBe(words);
  },
);

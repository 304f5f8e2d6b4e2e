import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { App } from './app.tsx';
import { resume } from './connection/session.ts';
import { followLanguage, i18n } from './i18n.ts';
import { followAddress } from './store/route.ts';
import { followTheme } from './styles/theme.ts';
import './styles/in-order.ts';

followTheme();
followLanguage();
followAddress();
void resume();

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <I18nextProvider i18n={i18n}>
      <App />
    </I18nextProvider>,
  );
}

import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { App } from './app.tsx';
import { resume } from './connection/session.ts';
import { followLanguage, i18n } from './i18n.ts';
import { followAddress } from './store/route.ts';
import { followTheme } from './styles/theme.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/shell.css';
import './styles/lists.css';
import './styles/chat.css';
import './styles/composer.css';
import './styles/assistant.css';
import './styles/dialogs.css';
import './styles/account.css';
import './styles/floor.css';
import './styles/manual.css';
import './styles/manual-parts.css';

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

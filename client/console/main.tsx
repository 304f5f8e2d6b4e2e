import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { App } from './app.tsx';
import { resume } from './connection/session.ts';
import { followLanguage, i18n } from './i18n.ts';
import { followDrafts } from './store/drafts.ts';
import { Boundary } from './parts/boundary.tsx';
import { followInvite } from './store/invite.ts';
import { followAddress } from './store/route.ts';
import { followTheme } from './styles/theme.ts';
import { surviveTranslation } from '../translated-text.ts';
import './styles/in-order.ts';

surviveTranslation(document.body);
followTheme();
followLanguage();
followInvite();
followAddress();
followDrafts();
void resume();

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <I18nextProvider i18n={i18n}>
      <Boundary>
        <App />
      </Boundary>
    </I18nextProvider>,
  );
}

// First: it declares the order of the layers, before any style sheet of a component.
import './styles/index.css';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { App, followLook } from './app/app.tsx';
import { COMMANDS } from './app/commands.ts';
import { beInstallable } from './app/installable.ts';
import { arrive } from './connection/provider.ts';
import { followLanguage, i18n } from './locales/i18n.ts';
import { keepDrafts } from './connection/drafts.ts';
import { followPush } from './connection/push.ts';
import { followDrafts } from './store/drafts.ts';
import { followKnownDrafts } from './store/known-drafts.ts';
import { Boundary } from './parts/boundary.tsx';
import { followInvite } from './store/invite.ts';
import { bindCommands } from './store/commands.ts';
import { followAddress } from './store/route.ts';
import { followSettings } from './store/settings.ts';
import { surviveTranslation } from '../translated-text.ts';

surviveTranslation(document.body);
followSettings();
followLook();
followLanguage();
followInvite();
followAddress();
followDrafts();
followKnownDrafts();
keepDrafts();
followPush();
bindCommands(COMMANDS);
beInstallable();
void arrive();

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

import { useEffect, useState } from 'react';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import { useTranslation } from 'react-i18next';
import { Assistant } from '../assistant/assistant.tsx';
import { CustomerPart } from '../chat/customer/customer-part.tsx';
import { Chats, OneChat } from './chats.tsx';
import { Boundary } from '../../parts/boundary.tsx';
import { useRoomForTwo, useWide } from '../../parts/use-media.ts';
import { useSwipe } from '../../parts/swipe.ts';
import { closePane, useView, type View } from '../../store/view.ts';
import { Lists } from './lists.tsx';
import { PaneBar, paneBeside } from './pane-bar.tsx';
import styles from './inbox.module.css';

/** Lists, chat, and assistant above the customer: side by side, or one at a time in a narrow window. */
export function Inbox() {
  const hasRoom = useRoomForTwo();
  // Without room for it a second chat is closed: what is not seen counts as seen otherwise, and makes no sound.
  useEffect(() => {
    const { beside } = useView.getState();
    if (!hasRoom && beside !== null) closePane(beside.chatId);
  }, [hasRoom]);
  return useWide() ? <Columns /> : <OnePane />;
}

function Columns() {
  const { t } = useTranslation();
  const layout = useDefaultLayout({ id: 'huashu.columns', storage: window.localStorage });
  return (
    <Group
      role="main"
      aria-label={t('nav.inbox')}
      className={styles.columns}
      orientation="horizontal"
      {...layout}
    >
      <Panel
        id="lists"
        defaultSize={300}
        minSize={220}
        maxSize={420}
        groupResizeBehavior="preserve-pixel-size"
      >
        <Boundary>
          <Lists />
        </Boundary>
      </Panel>
      <Separator className={styles.divider} aria-label={t('nav.resizeLists')} />
      <Panel id="chat" minSize={360}>
        <Boundary>
          <Chats />
        </Boundary>
      </Panel>
      <Separator className={styles.divider} aria-label={t('nav.resizeAssistant')} />
      <Panel
        id="assistant"
        defaultSize={320}
        minSize={240}
        maxSize={480}
        groupResizeBehavior="preserve-pixel-size"
      >
        <Boundary>
          <Advice />
        </Boundary>
      </Panel>
    </Group>
  );
}

function OnePane() {
  const pane = useView((view) => view.pane);
  const [swiped, setSwiped] = useState<{ to: View['pane']; where: 'next' | 'previous' } | null>(null);
  const swipe = useSwipe((where) => {
    const to = paneBeside(pane, where);
    if (to === null) return;
    setSwiped({ to, where });
    useView.setState({ pane: to });
  });
  return (
    <main className={styles.onePane} data-swiped={swiped?.to === pane ? swiped.where : undefined} {...swipe}>
      <Boundary key={pane}>
        {pane === 'lists' ? <Lists /> : null}
        {pane === 'chat' ? <OneChat /> : null}
        {pane === 'assistant' ? <Assistant /> : null}
        {pane === 'customer' ? <CustomerPart /> : null}
      </Boundary>
      <PaneBar />
    </main>
  );
}

/** The assistant and the customer. */
function Advice() {
  return (
    <Assistant>
      <Boundary>
        <CustomerPart />
      </Boundary>
    </Assistant>
  );
}

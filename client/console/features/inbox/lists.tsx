import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { StaffChat } from '../../../../protocol/chat.ts';
import { run } from '../../store/commands.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { useClock } from '../../store/clock.ts';
import { FOLDERS, overdueCount, type Folder } from '../../store/lists.ts';
import { useHidden, useMine, useQueue, useShownQueue } from '../../store/selectors.ts';
import { useView } from '../../store/view.ts';
import { ClosedList } from './closed-list.tsx';
import { ChatList, ListDepartment } from './chat-list.tsx';
import { MineList } from './mine-list.tsx';
import { fetchMore } from '../../connection/follow.ts';
import { Empty } from '../../parts/placeholder.tsx';
import { MoreButton } from '../../parts/button.tsx';
import { useDesk } from '../../store/desk.ts';
import styles from './inbox.module.css';

const PANELS = { mine: MineList, queue: QueueList, closed: ClosedList } as const;

/** The left column: own chats, the queue, closed chats. */
export function Lists() {
  const { t } = useTranslation();
  const folder = useView((view) => view.folder);
  const lists: Record<Folder, readonly StaffChat[]> = { mine: useMine(), queue: useQueue(), closed: [] };
  const hidden: Record<Folder, number> = {
    mine: useHidden('own', lists.mine.length),
    queue: useHidden('waiting', lists.queue.length),
    closed: 0,
  };
  return (
    <nav className={styles.lists} aria-label={t('inbox.lists')}>
      <Tabs
        className={styles.folders}
        selectedKey={folder}
        onSelectionChange={(key) => {
          const next = FOLDERS.find((one) => one === key);
          if (next) useView.setState({ folder: next });
        }}
      >
        <div className={styles.folderBar}>
          <TabList className={styles.folderTabs} aria-label={t('inbox.lists')}>
            {FOLDERS.map((one) => (
              <Tab key={one} id={one} className={styles.folderTab}>
                {t(`inbox.${one}`)}
                <Count list={lists[one]} hidden={hidden[one]} />
              </Tab>
            ))}
          </TabList>
          <ActionButton
            label={t('inbox.jump')}
            icon="clock"
            command="overdue"
            onPress={() => run('overdue')}
          />
        </div>
        {FOLDERS.map((one) => {
          const Panel = PANELS[one];
          return (
            <TabPanel key={one} id={one} className={styles.folderPanel}>
              <Panel />
            </TabPanel>
          );
        })}
      </Tabs>
    </nav>
  );
}

/** The length of a list, including chats that are not loaded. */
function Count({ list, hidden }: { list: readonly StaffChat[]; hidden: number }) {
  const { t } = useTranslation();
  const profile = useDesk((state) => state.profile);
  const overdue = useClock(({ now }) => overdueCount(list, now, profile));
  const count = list.length + hidden;
  if (count === 0) return null;
  return (
    <span className={overdue > 0 ? `${styles.count} ${styles.over}` : styles.count}>
      {count}
      {overdue > 0 ? <span className="hidden">{t('inbox.overdue', { n: overdue })}</span> : null}
    </span>
  );
}

/** The chats without an agent. */
export function QueueList() {
  return (
    <>
      <ListDepartment />
      <ShownQueue />
    </>
  );
}

function ShownQueue() {
  const { t } = useTranslation();
  const all = useQueue();
  const queue = useShownQueue();
  const known = useDesk((state) => state.known);
  const hidden = useHidden('waiting', all.length);
  if (queue.length + hidden > 0)
    return (
      <>
        <ChatList label={t('inbox.queue')} chats={queue} />
        <MoreButton hidden={hidden} onPress={() => void fetchMore('waiting')} />
      </>
    );
  if (!known) return null;
  return <Empty title={t('inbox.empty.queue')} hint={t('inbox.empty.queueHint')} />;
}

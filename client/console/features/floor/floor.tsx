import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { SideChat } from '../chat/side-chat.tsx';
import { unwatchFloor, watchFloor } from '../../connection/connect.ts';
import { fetchMore } from '../../connection/follow.ts';
import { DepartmentSelect, useDepartment } from './department-select.tsx';
import { MoreButton } from '../../parts/button.tsx';
import { useWide } from '../../parts/use-media.ts';
import { useClock } from '../../store/clock.ts';
import { useDesk } from '../../store/desk.ts';
import { overdueCount, liveOf } from '../../store/lists.ts';
import { useHidden } from '../../store/selectors.ts';
import { showBeside, useView } from '../../store/view.ts';
import { AgentList } from './agent-list.tsx';
import { SessionTable } from './session-table.tsx';
import type { StaffChat } from '../../../../protocol/chat.ts';
import styles from './floor.module.css';

/** The screen for leads with all sessions and agents, updated live. */
export function Floor() {
  const { t } = useTranslation();
  const all = useLive();
  const { department, setDepartment, live } = useDepartment(all);
  const wide = useWide();
  const chatId = useView((view) => view.chatId);
  const profile = useDesk((state) => state.profile);
  const overdue = useClock(({ now }) => overdueCount(live, now, profile));
  const online = useDesk((state) => state.connection === 'online' && state.known);
  useEffect(() => {
    if (online) void watchFloor();
  }, [online]);
  useEffect(() => unwatchFloor, []);
  const waiting = all.filter((chat) => chat.status === 'waiting').length;
  const open = all.length - waiting;
  const hiddenWaiting = useHidden('waiting', waiting);
  const hiddenOpen = useHidden('open', open);
  const more = () => {
    void fetchMore('waiting');
    void fetchMore('open');
  };
  const side =
    chatId === null ? null : (
      <SideChat chatId={chatId} back={t('floor.leave')} onLeave={() => showBeside('floor', null)} />
    );
  if (!wide && side !== null)
    return (
      <main className={styles.floor} aria-label={t('floor.heading')}>
        {side}
      </main>
    );
  return (
    <main className={styles.floor} data-beside={chatId !== null} aria-label={t('floor.heading')}>
      <section className={styles.floorSessions} aria-label={t('floor.sessions')}>
        <header className="column-head">
          <h2>{t('floor.sessions')}</h2>
          <DepartmentSelect value={department} onChange={setDepartment} />
          <span className={overdue > 0 ? `${styles.floorSum} overdue` : styles.floorSum}>
            {t('floor.summary', {
              ...(live.length === all.length
                ? { open: open + hiddenOpen, waiting: waiting + hiddenWaiting }
                : countsOf(live)),
              overdue,
            })}
          </span>
        </header>
        <SessionTable chats={live} />
        <MoreButton hidden={hiddenWaiting + hiddenOpen} onPress={more} />
      </section>
      {side ?? <AgentList />}
    </main>
  );
}

/** Of some departments: what is known here of them. */
function countsOf(live: readonly StaffChat[]): { open: number; waiting: number } {
  const waiting = live.filter(({ status }) => status === 'waiting').length;
  return { open: live.length - waiting, waiting };
}

/** All chats that are not closed. */
export function useLive(): StaffChat[] {
  const chats = useDesk((state) => state.chats);
  return useMemo(() => liveOf(chats), [chats]);
}

import {
  Button,
  Header,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Separator,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { allowNotifications, playAlert, unlockSound } from '../features/alerts/signals.ts';
import { isAutomatic } from '../../../protocol/status.ts';
import { allowLockWatch, useLockWatch } from '../features/status/lock-watch.ts';
import { setStatus } from '../connection/status.ts';
import { timeOfDay } from '../parts/times.ts';
import { signOut } from '../connection/session.ts';
import { Icon } from '../parts/icon.tsx';
import { useWide } from '../parts/use-media.ts';
import { isolated, numberAndName, ownTitle, statusWords } from '../parts/names.ts';
import { useDesk } from '../store/desk.ts';
import { useIsLead } from '../store/selectors.ts';
import { keyLabel, type Command } from '../parts/keys.ts';
import { choose, LANGUAGES, THEMES, useSettings, type Settings, LANGUAGE_NAMES } from '../store/settings.ts';
import { openDialog, showNotice, type LoneDialog } from '../store/view.ts';
import { afterOverlayCloses } from '../parts/dialog.tsx';
import styles from './rail.module.css';

/** The menu of the signed-in person: status and preferences. */
export function MeMenu() {
  const { t } = useTranslation();
  const number = useDesk((state) => state.session?.number ?? '');
  const online = useDesk((state) => state.connection === 'online');
  const status = useDesk((state) => state.status);
  const wide = useWide();
  const away = useDesk((state) => state.away);
  const shown = online ? status : 'offline';
  const words = statusWords({ status: shown, ...(away === null ? {} : { away }) }, t);
  return (
    <MenuTrigger>
      <Button className={styles.me} aria-label={`${number} ${words} – ${t('me.menu')}`}>
        <span className={styles.meNumber}>{number}</span>{' '}
        <span className={styles.meStatus}>
          <span className={`presence ${shown === 'online' ? 'on' : shown}`} aria-hidden="true" />
          <bdi className={styles.meReason}>{(shown === 'away' && away?.reason) || t(`me.${shown}`)}</bdi>
        </span>
      </Button>
      <Popover className="popover" placement={wide ? 'end bottom' : 'bottom end'}>
        <MeItems />
      </Popover>
    </MenuTrigger>
  );
}

function MeItems() {
  const { t } = useTranslation();
  const session = useDesk((state) => state.session);
  const lead = useIsLead();
  const status = useDesk((state) => state.status);
  const away = useDesk((state) => state.away);
  const staff = useDesk((state) => state.staff);
  const reasons = useDesk(({ profile }) => profile?.awayReasons) ?? [];
  const { language, theme, ...switches } = useSettings();
  const on = (['sound', 'notify', 'singleKeys'] as const).filter((one) => switches[one]);
  return (
    <Menu className="menu" aria-label={t('me.menu')}>
      <MenuSection
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[keyOf(status, away?.reason)]}
        onSelectionChange={(keys) => chooseStatus(keys === 'all' ? undefined : [...keys][0])}
      >
        <Header className="menu-head">
          {session ? ownTitle(session, t) : ''}
          {away?.by === undefined
            ? ''
            : ` · ${t('me.setBy', { who: isolated(numberAndName(staff, away.by)) })}`}
          {away !== null && isAutomatic(away.cause)
            ? ` · ${t(`me.awayAs.${away.cause}`, { time: timeOfDay(away.since, language) })}`
            : ''}
        </Header>
        <Option id="online" label={t('me.online')} command="status" />
        <Option id="away" label={t('me.away')} hint={t('me.awayHint')} />
        {reasons.map((reason) => (
          <Option key={reason} id={keyOf('away', reason)} label={reason} />
        ))}
      </MenuSection>
      <Separator className="menu-line" />
      <MenuSection
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[language]}
        onSelectionChange={(keys) => pick('language', LANGUAGES, keys)}
      >
        <Header className="menu-head">{t('settings.language')}</Header>
        {LANGUAGES.map((one) => (
          <Option key={one} id={one} label={LANGUAGE_NAMES[one]} />
        ))}
      </MenuSection>
      <MenuSection
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[theme]}
        onSelectionChange={(keys) => pick('theme', THEMES, keys)}
      >
        <Header className="menu-head">{t('settings.theme')}</Header>
        {THEMES.map((one) => (
          <Option key={one} id={one} label={t(`settings.${one}`)} />
        ))}
      </MenuSection>
      <MenuSection
        selectionMode="multiple"
        selectedKeys={on}
        onSelectionChange={(keys) => void turn(keys, t('settings.notifyDenied'))}
      >
        <Header className="menu-head">{t('settings.alerts')}</Header>
        <Option id="sound" label={t('settings.sound')} />
        <Option id="notify" label={t('settings.notify')} />
        <Option id="singleKeys" label={t('settings.singleKeys')} />
      </MenuSection>
      <Separator className="menu-line" />
      <LockItem />
      <Opens dialog="preferences" label={t('preferences.heading')} />
      <Opens dialog="keys" label={t('settings.keys')} hint={keyLabel('keys')} />
      <Opens dialog="handover" label={t('shift.handover.heading')} />
      <Opens dialog="announcements" label={t('shift.announcements')} />
      <Opens dialog="ownPhrases" label={t('assistant.own.heading')} />
      {lead ? <Opens dialog="blocks" label={t('actions.blocksDialog.heading')} /> : null}
      <Opens dialog="safety" label={t('account.looking.heading')} />
      <MenuItem id="out" className="menu-item" onAction={() => void signOut()}>
        <span>{t('me.signOut')}</span>
      </MenuItem>
    </Menu>
  );
}

/** Asks for the browser's permission to notice a locked screen; there only where the browser has it and it is of use. */
function LockItem() {
  const { t } = useTranslation();
  const isWanted = useDesk(({ profile }) => profile?.awayAfter !== undefined);
  const isOff = useLockWatch(({ state }) => state === 'off');
  if (!isWanted || !isOff) return null;
  const allow = async () => {
    const isAllowed = await allowLockWatch();
    showNotice(t(isAllowed ? 'me.lockWatched' : 'me.lockUnwatched'), isAllowed ? 'done' : 'problem');
  };
  return (
    <MenuItem id="lock" className="menu-item" textValue={t('me.lockWatch')} onAction={() => void allow()}>
      <span>{t('me.lockWatch')}</span>
    </MenuItem>
  );
}

const AWAY_FOR = 'away for ';

/** The menu's key of a status. */
function keyOf(status: 'online' | 'away', reason: string | undefined): string {
  return status === 'away' && reason !== undefined ? `${AWAY_FOR}${reason}` : status;
}

function chooseStatus(key: string | number | undefined): void {
  if (key === undefined) return;
  const chosen = String(key);
  if (chosen.startsWith(AWAY_FOR)) void setStatus('away', chosen.slice(AWAY_FOR.length));
  else void setStatus(chosen === 'away' ? 'away' : 'online');
}

interface OptionProps {
  id: string;
  label: string;
  hint?: string;
  command?: Command;
}

function Option({ id, label, hint, command }: OptionProps) {
  return (
    <MenuItem id={id} className="menu-item" textValue={label}>
      <span className="tick">
        <Icon name="tick" size={14} />
      </span>
      <span>{label}</span>
      {hint === undefined ? null : <span className="hint">{hint}</span>}
      {command === undefined ? null : <kbd>{keyLabel(command)}</kbd>}
    </MenuItem>
  );
}

interface OpensProps {
  dialog: LoneDialog;
  label: string;
  hint?: string;
}

/** Opens a dialog after the menu has closed and restored the focus. */
function Opens({ dialog, label, hint }: OpensProps) {
  return (
    <MenuItem
      id={dialog}
      className="menu-item"
      textValue={label}
      onAction={() => afterOverlayCloses(() => openDialog({ name: dialog }))}
    >
      <span>{label}</span>
      {hint === undefined ? null : <kbd>{hint}</kbd>}
    </MenuItem>
  );
}

type Keys = 'all' | ReadonlySet<string | number>;

function pick<K extends 'language' | 'theme'>(name: K, all: readonly Settings[K][], keys: Keys): void {
  const next = keys === 'all' ? undefined : all.find((one) => keys.has(one));
  if (next !== undefined) choose({ [name]: next });
}

/** Switches alerts. Asks for the browser's permission only here, when the person turns notifications on. */
async function turn(keys: Keys, denied: string): Promise<void> {
  const has = (key: string) => keys === 'all' || keys.has(key);
  const before = useSettings.getState();
  const notify = has('notify') && (before.notify || (await allowNotifications()));
  if (has('notify') && !notify) showNotice(denied);
  choose({ sound: has('sound'), notify, singleKeys: has('singleKeys') });
  if (has('sound') && !before.sound) {
    unlockSound();
    playAlert();
  }
}

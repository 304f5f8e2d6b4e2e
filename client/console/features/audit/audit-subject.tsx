import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { AuditView } from '../../../../protocol/audit.ts';
import { isSettingKey, SETTINGS } from '../../../../protocol/settings.ts';
import { customerName, numberAndName } from '../../parts/names.ts';
import { addressOf } from '../../store/route.ts';
import { useDesk } from '../../store/desk.ts';
import { useSettings, type Language } from '../../store/settings.ts';

/** Acts whose id has no meaning for readers; what it is about is among the details. */
const UNNAMED: ReadonlySet<AuditView['act']> = new Set([
  'shared_phrase_removed',
  'phrase_files_changed',
  'announced',
  'announcement_ended',
  'handover_answered',
  'case_approved',
  'case_taken_over',
]);

/** The subject of an act: a link with the customer's name for a chat, text for everything else. */
export function AuditSubject({ line }: { line: AuditView }) {
  const { t } = useTranslation();
  const staff = useDesk((state) => state.staff);
  const language = useSettings((settings) => settings.language);
  const { about, act, chat, customer } = line;
  const name = customer && <bdi>{customerName({ customer }, t)}</bdi>;
  if (chat) {
    return (
      <a className="link" href={addressOf({ screen: 'audit', chatId: chat.id })}>
        {name}
      </a>
    );
  }
  if (name) return name;
  if (about === null) return null;
  if (act === 'exported') return <>{exportedIn(about, t)}</>;
  if (act === 'manual_approved' || act === 'manual_published')
    return <>{t('manual.version', { number: about })}</>;
  if (act === 'learned_decided') return <>{t('learned.version', { number: about })}</>;
  if (act === 'erased') return <>{t('account.audit.erasedPerson')}</>;
  if (UNNAMED.has(act)) return null;
  if (act === 'settings_changed') {
    return <>{settingIn(about, language, t)}</>;
  }
  return <>{numberAndName(staff, about)}</>;
}

/** Settings of a department are stored as `sales/idleClose`. */
function settingIn(about: string, language: Language, t: TFunction): string {
  const [key = '', department] = about.split('/').reverse();
  const what = isSettingKey(key)
    ? SETTINGS[key].words[language].name
    : t(key === 'tags' ? 'tags.heading' : 'account.audit.calendar');
  return department === undefined ? what : t('account.audit.ownSetting', { department, what });
}

function exportedIn(about: string, t: TFunction): string {
  if (about === 'chats') return t('reports.chatFile.about');
  if (about === 'reports') return t('reports.heading');
  if (about === 'team') return t('team.heading');
  if (about === 'audit') return t('account.audit.heading');
  const [, number] = /^manual (\d+)$/.exec(about) ?? [];
  return number === undefined ? about : t('account.audit.manual', { number });
}

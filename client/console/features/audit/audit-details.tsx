import { useTranslation } from 'react-i18next';
import { AUDIT_ACTS, type AuditView } from '../../../../protocol/audit.ts';
import { BLOCK_KINDS } from '../../../../protocol/block.ts';
import { SERVES } from '../../../../protocol/departments.ts';
import { PHRASE_SCOPES } from '../../../../protocol/own-phrases.ts';
import { ERASE_REASONS } from '../../../../protocol/people.ts';
import { STATUSES } from '../../../../protocol/status.ts';
import { numberAndName } from '../../parts/names.ts';
import { lengthOf } from '../../parts/times.ts';
import { useDesk } from '../../store/desk.ts';
import { useSettings } from '../../store/settings.ts';

/** Ids without meaning for readers; the downloaded file has them. */
const UNSAID: readonly string[] = ['blockId', 'other'];

/** Flags that are shown only if they are true. */
const ONLY_IF_SO: readonly string[] = ['foreign', 'skipped', 'person'];

/** Details with a translation; others, from a newer server, are shown as stored. */
const NAMES = [
  ...(['author', 'blockId', 'blocks', 'chats', 'contacts', 'foreign', 'format', 'grant', 'kind'] as const),
  ...(['left', 'minutes', 'network', 'person', 'reason', 'replaces', 'scope', 'skipped', 'step'] as const),
  ...(['team', 'name', 'number', 'role', 'capacity', 'how'] as const),
  ...(['act', 'by', 'from', 'to', 'steps', 'mail', 'languages'] as const),
  ...(['added', 'changed', 'removed', 'week'] as const),
  ...(['department', 'departments', 'overflow', 'pages', 'serves', 'status'] as const),
  ...(['fields', 'case', 'cases'] as const),
] as const;

/** Translations of values of the protocol, by the name of the detail. */
const VALUES = {
  act: keysOf('account.audit.acts', AUDIT_ACTS),
  kind: keysOf('actions.blockDialog.kinds', BLOCK_KINDS),
  left: keysOf('account.audit.values.scope', PHRASE_SCOPES),
  reason: keysOf('actions.eraseDialog.reasons', ERASE_REASONS),
  role: keysOf('me.role', ['agent', 'lead', 'admin']),
  scope: keysOf('account.audit.values.scope', PHRASE_SCOPES),
  status: keysOf('me', STATUSES),
  step: keysOf('account.audit.values.step', ['password', 'code', 'provider']),
  how: keysOf('account.audit.values.how', ['mail', 'new', 'invite', 'password']),
  serves: keysOf('team.serves', SERVES),
  team: keysOf('assistant.own.lists', ['agents', 'leads']),
} as const;

/** The details of an act, translated where possible; the reason of a close as the agent wrote it. [P4] */
export function AuditDetails({ line: { details, chat } }: { line: Pick<AuditView, 'details' | 'chat'> }) {
  const { t } = useTranslation();
  const staff = useDesk((state) => state.staff);
  const language = useSettings((settings) => settings.language);
  const wordFor = (name: string) => {
    const known = NAMES.find((one) => one === name);
    return known === undefined ? name : t(`account.audit.names.${known}`);
  };
  const said = (name: string, value: string | number | boolean) => {
    if (typeof value === 'boolean') return t(value ? 'account.audit.yes' : 'account.audit.no');
    if (typeof value === 'number') return name === 'minutes' ? lengthOf(value, language) : value;
    if (name === 'author' || name === 'by') return numberAndName(staff, value);
    const known = isWorded(name) ? VALUES[name].find(({ word }) => word === value) : undefined;
    return known === undefined ? value : t(known.key);
  };
  const shown = Object.entries(details).filter(
    ([name, value]) => !UNSAID.includes(name) && !(value === false && ONLY_IF_SO.includes(name)),
  );
  return (
    <ul>
      {shown.map(([name, value]) => (
        <li key={name}>
          {t('account.audit.detail', {
            name: wordFor(name),
            value: (name === 'skipped' && chat?.skipped) || said(name, value),
          })}
        </li>
      ))}
    </ul>
  );
}

function isWorded(name: string): name is keyof typeof VALUES {
  return Object.hasOwn(VALUES, name);
}

function keysOf<P extends string, W extends string>(
  place: P,
  words: readonly W[],
): { word: string; key: `${P}.${W}` }[] {
  return words.map((word) => ({ word, key: `${place}.${word}` as const }));
}

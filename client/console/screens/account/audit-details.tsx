import { useTranslation } from 'react-i18next';
import type { AuditView } from '../../../../protocol/audit.ts';

/** What has words of its own; anything else, from a newer desk, is shown as it stands on record. */
const NAMES = [
  ...(['author', 'blockId', 'blocks', 'chats', 'contacts', 'foreign', 'format', 'grant', 'kind'] as const),
  ...(['minutes', 'network', 'person', 'reason', 'replaces', 'scope', 'skipped', 'step', 'team'] as const),
] as const;

/** What else is on record about an act: ids, counts and names of the wire, each with a word for what it is. */
export function AuditDetails({ details }: { details: AuditView['details'] }) {
  const { t } = useTranslation();
  const wordFor = (name: string) => {
    const known = NAMES.find((one) => one === name);
    return known === undefined ? name : t(`account.audit.names.${known}`);
  };
  const said = (value: string | number | boolean) =>
    typeof value === 'boolean' ? t(value ? 'account.audit.yes' : 'account.audit.no') : value;
  return (
    <ul>
      {Object.entries(details).map(([name, value]) => (
        <li key={name}>
          {wordFor(name)} {said(value)}
        </li>
      ))}
    </ul>
  );
}

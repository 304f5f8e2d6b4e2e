import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { StaffChat } from '../../../../protocol/chat.ts';
import { personFileAt } from '../../connection/people.ts';
import { Icon } from '../../parts/icon.tsx';
import { openDialog } from '../../store/view.ts';

/** What a lead does when a person asks for their data: hand them out, or erase them. S0(8.1) */
export function PersonActions({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  return (
    <div className="person-actions" role="group" aria-label={t('chat.person.label')}>
      {(['html', 'json'] as const).map((format) => (
        <a key={format} className="link" href={personFileAt(chat.customer.id, format)} download>
          <Icon name="download" size={14} />
          {t(`chat.person.${format}`)}
        </a>
      ))}
      <Button className="button danger" onPress={() => openDialog({ name: 'erase', chatId: chat.id })}>
        <Icon name="bin" size={14} />
        {t('chat.person.erase')}
      </Button>
    </div>
  );
}

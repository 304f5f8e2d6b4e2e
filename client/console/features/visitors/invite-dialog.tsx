import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isBlank } from '../../../../protocol/limits.ts';
import { INVITATION_MAX, type VisitorView } from '../../../../protocol/visitors.ts';
import { inviteVisitor } from '../../connection/visitors.ts';
import { ConfirmBar } from '../../parts/confirm-bar.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Select, TextArea } from '../../parts/fields.tsx';
import { customerName } from '../../parts/names.ts';
import { useDesk } from '../../store/desk.ts';
import { characters } from '../../store/drafts.ts';
import { useOwnPhrases } from '../../store/own-phrases.ts';
import { closeDialog, closeOnce } from '../../store/view.ts';

/** The dialog that invites a visitor, with a prepared sentence: Ctrl+Enter is enough. */
export function InviteDialog({ visitor }: { visitor: VisitorView }) {
  const { t } = useTranslation();
  // The visitor's language, not the agent's.
  const lng = visitor.locale === null || visitor.locale.startsWith('zh') ? 'zh-CN' : 'en';
  const profile = useDesk((state) => state.profile);
  const company = profile?.companyIn?.[lng] ?? profile?.company ?? '';
  const prepared = t('visitors.sentence', { company, lng });
  const [text, setText] = useState(prepared);
  const own = useOwnPhrases((state) => state.phrases).filter(
    (phrase) => characters(phrase.text) <= INVITATION_MAX && !phrase.text.includes('{{'),
  );
  const title = visitor.title ?? visitor.page;
  return (
    <Dialog
      heading={t('visitors.inviteThis', { name: customerName({ customer: visitor }, t) })}
      onClose={closeDialog}
    >
      {title === null ? null : (
        <p className="faint">
          {t('visitors.isOn')} <bdi>{title}</bdi>
        </p>
      )}
      {own.length === 0 ? null : (
        <Select label={t('visitors.phrase')} value={text} onChange={setText}>
          <option value={prepared}>{t('visitors.prepared')}</option>
          {own.map((phrase) => (
            <option key={phrase.id} value={phrase.text}>
              {phrase.text}
            </option>
          ))}
        </Select>
      )}
      <TextArea
        label={t('visitors.words')}
        rows={3}
        maxLength={INVITATION_MAX}
        value={text}
        onChange={setText}
      />
      <p className="faint">{t('visitors.explain')}</p>
      <ConfirmBar
        label={t('visitors.invite')}
        isDisabled={isBlank(text)}
        toCustomer
        onConfirm={() => void closeOnce(inviteVisitor(visitor.id, text.trim()))}
      />
    </Dialog>
  );
}

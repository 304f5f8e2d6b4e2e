import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PendingStatement, StaffChat } from '../../../../../protocol/chat.ts';
import { TEXT_MAX } from '../../../../../protocol/limits.ts';
import { approve, refuseStatement } from '../../../connection/crisis.ts';
import { follow } from '../../../connection/follow.ts';
import { useFetched } from '../../../connection/use-fetched.ts';
import { Button } from '../../../parts/button.tsx';
import { useDeliberateKeys } from '../../../parts/deliberate.ts';
import { Dialog } from '../../../parts/dialog.tsx';
import { TextArea } from '../../../parts/fields.tsx';
import { staffName } from '../../../parts/names.ts';
import { useDesk } from '../../../store/desk.ts';
import { undecidedIn } from '../../../store/lists.ts';
import { closeDialog, closeOnce } from '../../../store/view.ts';
import { useTypingNotifier } from '../composer/use-typing-notifier.ts';
import { EntryList } from '../log/entry-list.tsx';
import styles from './actions.module.css';

/** The lead's decision on the oldest statement that waits in a chat, with the chat's log in view. [P6] */
export function ApprovalDialog({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  const undecided = undecidedIn(chat);
  // The one that was read is decided, not one that has come in its place.
  const [first] = useState(undecided[0] ?? null);
  const waits = first !== null && undecided.some(({ id }) => id === first.id);
  useFetched(useCallback(() => follow(chat.id), [chat.id]));
  if (first === null || !waits)
    return (
      <Dialog heading={t('actions.approvalDialog.heading')} onClose={closeDialog}>
        <p>{t('actions.approvalDialog.settled')}</p>
      </Dialog>
    );
  return (
    <Dialog heading={t('actions.approvalDialog.heading')} isBroad onClose={closeDialog}>
      <div className={styles.decideLog}>
        <EntryList chatId={chat.id} />
      </div>
      <Decision statement={first} more={undecided.length - 1} />
    </Dialog>
  );
}

function Decision({
  statement: { id, chatId, by, text },
  more,
}: {
  statement: PendingStatement;
  more: number;
}) {
  const { t } = useTranslation();
  const agent = useDesk((state) => staffName(state.staff, by, t));
  const [words, setWords] = useState(text);
  const [reason, setReason] = useState('');
  const typing = useTypingNotifier(chatId);
  const isChanged = words.trim() !== text;
  const mayApprove = words.trim() !== '' && reason.trim() === '';
  const send = async () => {
    await closeOnce(approve(id, isChanged ? words : null));
  };
  const refuse = async () => {
    await closeOnce(refuseStatement(id, reason));
  };
  // A reason that stands there means no: then the key refuses, and never sends.
  const isSettled = useDeliberateKeys((event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return null;
    if (reason.trim() !== '') return () => void refuse();
    return mayApprove ? () => void send() : null;
  });
  return (
    <>
      <p>
        {t('actions.approvalDialog.explain', { agent })}
        {more > 0 ? ` ${t('actions.approvalDialog.more', { n: more })}` : null}
      </p>
      <TextArea
        label={t('actions.approvalDialog.text')}
        rows={3}
        maxLength={TEXT_MAX}
        value={words}
        onChange={(value) => {
          setWords(value);
          typing(value !== text);
        }}
      />
      <TextArea
        label={t('actions.approvalDialog.reason')}
        rows={1}
        maxLength={TEXT_MAX}
        value={reason}
        onChange={setReason}
      />
      <div className="confirm">
        <Button kind="quiet" autoFocus onPress={closeDialog}>
          {t('dialog.cancel')} <kbd>Esc</kbd>
        </Button>
        <span className="spring" />
        <Button kind="danger" isDisabled={!isSettled || reason.trim() === ''} onPress={() => void refuse()}>
          {t('actions.approvalDialog.refuse')} {reason.trim() === '' ? null : <kbd>Ctrl+Enter</kbd>}
        </Button>
        <Button kind="main" isDisabled={!isSettled || !mayApprove} onPress={() => void send()}>
          {t(isChanged ? 'actions.approvalDialog.change' : 'actions.approvalDialog.approve')}{' '}
          {mayApprove ? <kbd>Ctrl+Enter</kbd> : null}
        </Button>
      </div>
    </>
  );
}

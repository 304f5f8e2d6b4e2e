import { useMemo, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { StaffChat, StaffView } from '../../../../../protocol/chat.ts';
import { transfer, takeOver } from '../../../connection/act.ts';
import { Dialog } from '../../../parts/dialog.tsx';
import { Icon } from '../../../parts/icon.tsx';
import { useDesk } from '../../../store/desk.ts';
import { closeDialog, closeOnce } from '../../../store/view.ts';
import { Colleague } from '../../../parts/colleague.tsx';
import { ConfirmBar } from '../../../parts/confirm-bar.tsx';
import { isolated, staffName } from '../../../parts/names.ts';
import { obstacleIn } from '../conduct.ts';
import { TextArea } from '../../../parts/fields.tsx';

/** The list key of the queue; no account can contain a colon. */
const QUEUE_KEY = ':queue';

/** The prefix of a department's list key. */
const DEPARTMENT_KEY = ':department ';

/** The dialog that transfers the chat to a colleague, shown with status and load, to a department's queue, or to the queue. */
export function TransferDialog({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  const colleagues = useColleagues(chat.agent);
  const wanted = useWanted(chat);
  const isEscalated = useDesk(({ suggestions }) => suggestions[chat.id]?.next?.id === 'ask_lead');
  const lead = colleagues.find(({ role, status }) => role !== 'agent' && status === 'online');
  const [to, setTo] = useState<string | null>(wanted?.to ?? (isEscalated ? (lead?.account ?? null) : null));
  const known = useDesk(({ profile }) => profile?.departments) ?? [];
  // Where it waits already it cannot be sent.
  const departments = known.filter(({ id }) => chat.status === 'open' || id !== chat.department);
  const [note, setNote] = useState('');
  const confirm = async () => {
    if (to === null) return;
    const message = wanted !== null && wanted.to === to ? wanted.message : null;
    await closeOnce(transfer(chat.id, targetOf(to), { note, say: message }));
  };
  return (
    <Dialog heading={t('actions.transferDialog.heading')} onClose={closeDialog}>
      <ListBox
        className="choices"
        aria-label={t('actions.transferDialog.to')}
        selectionMode="single"
        escapeKeyBehavior="none"
        autoFocus
        selectedKeys={to === null ? [] : [to]}
        onSelectionChange={(keys) => setTo(keys === 'all' ? null : pick([...keys][0]))}
      >
        {chat.status === 'open' ? (
          <ListBoxItem id={QUEUE_KEY} className="choice" textValue={t('actions.transferDialog.queue')}>
            <Icon name="inbox" />
            {t('actions.transferDialog.queue')}
          </ListBoxItem>
        ) : null}
        {departments.map(({ id, name }) => (
          <ListBoxItem key={id} id={`${DEPARTMENT_KEY}${id}`} className="choice" textValue={name}>
            <Icon name="inbox" />
            <span>{t('actions.transferDialog.department', { name: isolated(name) })}</span>
          </ListBoxItem>
        ))}
        {colleagues.map((one) => (
          <ListBoxItem key={one.account} id={one.account} className="choice" textValue={one.number}>
            <Colleague staff={one} />
          </ListBoxItem>
        ))}
      </ListBox>
      {wanted?.message && wanted.to === to ? (
        <>
          <p className="faint">{t('actions.transferDialog.say')}</p>
          <blockquote className="quote">{wanted.message.text}</blockquote>
        </>
      ) : null}
      {colleagues.length === 0 ? <p className="faint">{t('actions.transferDialog.nobody')}</p> : null}
      <TextArea label={t('actions.transferDialog.note')} rows={2} value={note} onChange={setNote} />
      <ConfirmBar
        label={t('actions.transferDialog.confirm')}
        isDisabled={to === null}
        onConfirm={() => void confirm()}
      />
    </Dialog>
  );
}

function targetOf(key: string): string | { department: string } | null {
  if (key === QUEUE_KEY) return null;
  return key.startsWith(DEPARTMENT_KEY) ? { department: key.slice(DEPARTMENT_KEY.length) } : key;
}

function pick(key: string | number | undefined): string | null {
  return key === undefined ? null : String(key);
}

/** Everybody except the chat's agent who can take a chat now, least busy first. The server refuses others. */
function useColleagues(agent: string | null): StaffView[] {
  const staff = useDesk((state) => state.staff);
  return useMemo(
    () =>
      Object.values(staff)
        .filter((one) => one.account !== agent && one.status === 'online' && !one.lost && !one.disabled)
        .sort((a, b) => a.load - b.load || a.number.localeCompare(b.number)),
    [staff, agent],
  );
}

/** The dialog that confirms that a lead takes a chat over from its agent. */
export function TakeOverDialog({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  const agent = useDesk((state) => staffName(state.staff, chat.agent, t));
  const confirm = async () => {
    await takeOver(chat.id);
    closeDialog();
  };
  return (
    <Dialog heading={t('actions.takeOverDialog.heading')} onClose={closeDialog}>
      <p>{t('actions.takeOverDialog.explain', { agent })}</p>
      <ConfirmBar label={t('actions.takeOverDialog.confirm')} toCustomer onConfirm={() => void confirm()} />
    </Dialog>
  );
}

/**
 * The agent whom the customer has asked for, with the sentence for the transfer. The sentence is left out if a rule of
 * conduct holds it back, because the transfer itself must remain possible. S3
 */
export function useWanted(
  chat: StaffChat,
): { to: string; message: { text: string; phraseId: string } | null } | null {
  const suggestions = useDesk((state) => state.suggestions[chat.id]);
  const to = suggestions?.next?.to;
  if (to === undefined || to === chat.agent) return null;
  const phrase = suggestions?.phrases.find(
    ({ situation, missing, text }) =>
      situation === 'asks_named_agent' && missing.length === 0 && obstacleIn(chat.id, text) === null,
  );
  return { to, message: phrase ? { text: phrase.text, phraseId: phrase.id } : null };
}

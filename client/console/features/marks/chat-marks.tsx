import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import type { DeadlineKind, StaffChat } from '../../../../protocol/chat.ts';
import { handoverSource } from './handovers.ts';
import { useClock } from '../../store/clock.ts';
import { useDesk } from '../../store/desk.ts';
import { clockText, leftMs } from '../../store/waiting.ts';
import { Icon } from '../../parts/icon.tsx';
import { MarkWord, ProcedureMarks } from './procedure-marks.tsx';
import { useTags } from '../../connection/tags.ts';
import { tagLabel } from '../../store/tags.ts';
import { useSituation } from '../../connection/manuals.ts';

/** The time until a deadline, updated every second; null without that deadline. */
export function useLeft(chat: StaffChat, kind: DeadlineKind): string | null {
  return useClock(({ now }) => {
    const left = leftMs(chat, kind, now);
    return left === null ? null : clockText(left);
  });
}

/** The marks of a chat in a list: situation, warning, clocks, special cases. */
export function ChatMarks({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  const idle = useLeft(chat, 'idle');
  const harassment = useLeft(chat, 'harassment');
  const live = chat.status !== 'closed';
  return (
    <span className="marks">
      {chat.warned && live ? (
        <span className="mark danger" title={t('inbox.harassment', { time: harassment ?? '0:00' })}>
          <Icon name="warn" size={12} />
          <MarkWord>{t('inbox.warned')}</MarkWord>{' '}
          <span className="figures" translate="no">
            {harassment}
          </span>
        </span>
      ) : null}
      <ProcedureMarks chat={chat} />
      <SpecialMarks chat={chat} />
      <SituationMark id={chat.situation} />
      {idle === null ? null : (
        <span className="mark clock" title={t('inbox.idle', { time: idle })}>
          <Icon name="hourglass" size={12} />
          <span className="figures" translate="no">
            {idle}
          </span>
        </span>
      )}
      {live && !chat.customer.online ? (
        <span className="mark" title={t('inbox.customerGone')}>
          <Icon name="left" size={12} />
          <span className="hidden">{t('inbox.customerGone')}</span>
        </span>
      ) : null}
    </span>
  );
}

const NO_TAGS: readonly string[] = [];
/** Tags that a row has room for. */
const TAGS_SHOWN = 2;

/** The first tags of a closed chat, by their own names; all of them, with those above, in the title. */
function TagMarks({ tags }: { tags: readonly string[] }) {
  const { byId } = useTags();
  if (tags.length === 0) return null;
  const title = tags.map((id) => tagLabel(byId, id)).join('\n');
  const more = tags.length - TAGS_SHOWN;
  return (
    <>
      {tags.slice(0, TAGS_SHOWN).map((id) => (
        <span key={id} className="mark" title={title}>
          {byId.get(id)?.path.at(-1) ?? id}
        </span>
      ))}
      {more > 0 ? <span className="mark">+{more}</span> : null}
    </>
  );
}

/** The marks for special cases. */
function SpecialMarks({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  const staff = useDesk((state) => state.staff);
  const live = chat.status !== 'closed';
  return (
    <>
      {chat.handover ? <span className="mark handed">{handoverSource(chat.handover, staff, t)}</span> : null}
      {chat.leftMessage && live ? <span className="mark">{t('inbox.leftMessage')}</span> : null}
      {chat.agentLost && live ? <span className="mark due">{t('inbox.requeued')}</span> : null}
      {chat.unanswered ? <span className="mark due">{t('inbox.unanswered')}</span> : null}
      {!live && chat.unwrapped ? <span className="mark due">{t('chat.wrapUp.none')}</span> : null}
      {live ? null : <TagMarks tags={chat.tags ?? NO_TAGS} />}
      {!live && chat.reason ? <span className="mark">{t(`inbox.reason.${chat.reason}`)}</span> : null}
    </>
  );
}

/** The situation of a chat, coloured by weight: red for abuse and threats, amber for problems, grey for the rest. */
export function SituationMark({ id, className = '' }: { id: string | null; className?: string }) {
  const situation = useSituation(id);
  if (id === null) return null;
  return (
    <span
      className={`mark situation ${situation ? weightOf(situation) : ''} ${className}`}
      title={situation?.title ?? id}
    >
      {situation?.title ?? id}
    </span>
  );
}

/** The weight of a situation in a list, by its chapter in the manual. */
function weightOf({ id, chapter }: { id: string; chapter: string }): 'grave' | 'weighty' | 'light' {
  if (chapter === 'abuse' || id === 'escalation' || id === 'threat') return 'grave';
  return chapter === 'difficulties' ? 'weighty' : 'light';
}

/** The last line of a chat in a list: its words, or what was sent instead of words. */
export function lastWords({ status, lastText, lastFile = null }: StaffChat, t: TFunction): string {
  if (lastText !== '') return lastText;
  if (lastFile !== null) return t(`chat.files.last.${lastFile}`);
  // Only closed chats are erased; in one that runs, the last line was withdrawn.
  return t(status === 'closed' ? 'entry.erased.words' : 'entry.recalled.gone');
}

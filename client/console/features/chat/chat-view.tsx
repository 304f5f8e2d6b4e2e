import { useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffChat } from '../../../../protocol/chat.ts';
import type { Asker } from '../../../../protocol/rights.ts';
import type { WireError } from '../../../../protocol/errors.ts';
import { CustomerCases } from '../cases/customer-cases.tsx';
import { OwedBar } from '../cases/owed-bar.tsx';
import { PhraseStrip } from '../assistant/phrase-strip.tsx';
import { follow, unfollow } from '../../connection/follow.ts';
import { useFetched } from '../../connection/use-fetched.ts';
import { Empty } from '../../parts/placeholder.tsx';
import { useWide } from '../../parts/use-media.ts';
import { useDesk } from '../../store/desk.ts';
import { rightsIn, useAsker, useChat } from '../../store/selectors.ts';
import { ChatFoot } from './chat-foot.tsx';
import { ChatHeader } from './chat-header.tsx';
import { Composer } from './composer/composer.tsx';
import { CrisisBar } from './crisis-bar.tsx';
import { EntryList } from './log/entry-list.tsx';
import { ChatPictureViewer } from '../files/picture-viewer.tsx';
import { GoneChat } from './gone-chat.tsx';
import { HelpBar } from './help-bar.tsx';
import { NoChat } from './no-chat.tsx';
import { Paper } from './log/paper.tsx';
import { TypingLine } from './log/live-regions.tsx';
import { useReading } from './log/use-reading.ts';
import { useWrapUpShown, WrapUpForm } from './wrap-up/wrap-up-form.tsx';
import { Whisper } from './composer/whisper.tsx';
import { NewestAloud } from './log/live-regions.tsx';
import { DelayedSpinner } from '../../parts/placeholder.tsx';
import styles from './chat.module.css';

/** The middle column: the open chat, or a hint without one. */
export function ChatView({ chatId }: { chatId: string | null }) {
  const { t } = useTranslation();
  return (
    <section className={styles.chat} aria-label={t('chat.region')}>
      {chatId === null ? <NoChat /> : <OpenChat key={chatId} chatId={chatId} />}
    </section>
  );
}

function OpenChat({ chatId }: { chatId: string }) {
  const { t } = useTranslation();
  const chat = useChat(chatId);
  const asker = useAsker();
  const wide = useWide();
  const refused = useFollowing(chatId);
  const isGone = useDesk(({ gone }) => gone.includes(chatId));
  useReading(chatId);
  if (refused !== null && !chat)
    return <Empty title={t('chat.notFound')} hint={t(`errors.${refused.code}`)} />;
  if (!chat && isGone) return <GoneChat chatId={chatId} />;
  if (!chat) return <DelayedSpinner>{t('loading')}</DelayedSpinner>;
  return <ShownChat chat={chat} asker={asker} wide={wide} />;
}

function ShownChat({ chat, asker, wide }: { chat: StaffChat; asker: Asker; wide: boolean }) {
  const chatId = chat.id;
  const { speak: speaks, whisper, wrapUp: mayWrapUp } = rightsIn(chat, asker);
  const isWrapUpShown = useWrapUpShown(chat);
  return (
    <>
      <ChatHeader chat={chat} />
      <CustomerCases chat={chat} />
      <EntryList chatId={chatId} />
      <ChatPictureViewer chatId={chatId} />
      <Paper chatId={chatId} />
      <NewestAloud chatId={chatId} />
      <TypingLine chatId={chatId} own={speaks} />
      {speaks && !wide ? <PhraseStrip chatId={chatId} /> : null}
      <HelpBar chat={chat} />
      {speaks ? <OwedBar chat={chat} /> : null}
      <CrisisBar chat={chat} />
      {mayWrapUp && isWrapUpShown ? <WrapUpForm key={chatId} chat={chat} /> : null}
      {whisper ? <Whisper chatId={chatId} /> : null}
      {speaks ? <Composer chatId={chatId} /> : <ChatFoot chat={chat} />}
    </>
  );
}

/** Follows a chat while it is shown, again after each reconnect; returns the refusal. */
function useFollowing(chatId: string): WireError | null {
  const online = useDesk((state) => state.connection === 'online' && state.known);
  const open = useCallback(() => follow(chatId), [chatId]);
  const { error } = useFetched(online ? open : null);
  useEffect(() => () => unfollow(chatId), [chatId]);
  return error;
}

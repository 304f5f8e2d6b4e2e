/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { InvitationAnswer, InvitationView } from '../../../protocol/visitors.ts';
import type { DeskView } from '../../../protocol/chat.ts';
import type { Keep } from '../connection/keep.ts';
import { agentName } from './event-text.ts';
import type { Host } from './host.ts';
import { useFace, useLasting, useSession, useTexts } from './widget-context.ts';

/** In the visitor's browser, for good: they do not want to be invited. */
const NEVER = 'uninvited';

/** A live region announces only what is added after it was there for a moment, ms. */
const SETTLED_MS = 100;

/** Beside the launcher, the invitation may take so much of the page's height, in pixels. */
const TALL_MAX = 320;

/**
 * An agent's invitation: beside the launcher while the chat is closed, else above the field. Who has declined for good
 * sees none, whatever the desk knows.
 */
export function Invitation(props: {
  invitation: InvitationView;
  /** Whether the chat is open. */
  shown: boolean;
  desk: DeskView | null;
  keep: Keep;
  host: Host;
}): JSX.Element | null {
  const { invitation, shown, desk, keep, host } = props;
  const session = useSession();
  const texts = useTexts();
  const face = useFace();
  const cardRef = useRef<HTMLDivElement>(null);
  const isUnwanted = keep.get(NEVER) !== null;
  const settled = useLasting(!isUnwanted, SETTLED_MS);
  const words = wordsIn(texts.tag);
  const launcher = desk?.look?.launcher;

  const answer = async (said: InvitationAnswer): Promise<void> => {
    if (said === 'never') keep.set(NEVER, '1');
    const reply = await session.ask('invitation', { answer: said });
    const late = reply?.ok === true ? reply.late : null;
    // Without an answer it stands as it is: the desk tells it again.
    session.invited(said === 'accept' && late === false ? { ...invitation, accepted: true } : null);
    if (said === 'accept') host.open();
  };

  useEffect(() => {
    if (isUnwanted) void answer('never');
    const timer = setTimeout(() => session.invited(null), Date.parse(invitation.expiresAt) - session.now());
    return () => clearTimeout(timer);
    // Once for each invitation: a new render must neither refuse it again nor restart its time.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [invitation.id]);

  // The loader knows only the height of a short preview.
  useLayoutEffect(() => {
    const height = cardRef.current?.scrollHeight ?? 0;
    if (shown || height === 0) return;
    host.tell({ type: 'look', launcher: launcher ?? {}, tall: Math.min(height, TALL_MAX) });
  }, [host, shown, settled, launcher]);
  useEffect(() => () => host.tell({ type: 'look', launcher: launcher ?? {} }), [host, launcher]);

  if (isUnwanted) return null;
  return (
    <div
      ref={cardRef}
      style={shown ? ABOVE : BESIDE}
      role="group"
      aria-label={words.label}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || shown) return;
        event.stopPropagation();
        void answer('later');
      }}
    >
      <div role="status">
        {settled && (
          <>
            <p class="speaker" style={{ margin: '0' }}>
              {face && <img class="face" src={face} alt="" />}
              {agentName(invitation.agent, texts)}
            </p>
            <p dir="auto" style={WORDS}>
              {invitation.text}
            </p>
          </>
        )}
      </div>
      <div style={CHOICES}>
        <button type="button" class="solid" onClick={() => void answer('accept')}>
          {words.accept}
        </button>
        <button type="button" class="outline" onClick={() => void answer('later')}>
          {words.later}
        </button>
        <button type="button" style={LAST} onClick={() => void answer('never')}>
          {words.never}
        </button>
      </div>
    </div>
  );
}

const wordsIn = (tag: string): { label: string; accept: string; later: string; never: string } =>
  tag.startsWith('zh')
    ? { label: '客服邀请您聊天', accept: '开始聊天', later: '暂时不用', never: '不再邀请' }
    : { label: 'An agent invites you to chat', accept: 'Chat now', later: 'Not now', never: 'Never ask' };

const BESIDE = {
  position: 'fixed',
  inset: '0',
  zIndex: '3',
  height: 'max-content',
  minHeight: '100%',
  padding: '12px 14px',
  background: 'var(--ground)',
} as const;
const ABOVE = { padding: '12px 16px', borderTop: '1px solid var(--line)' } as const;
const WORDS = { margin: '2px 0 10px', overflowWrap: 'anywhere', whiteSpace: 'pre-line' } as const;
const LAST = { padding: '4px 8px' } as const;
const CHOICES = { display: 'flex', flexWrap: 'wrap', gap: '6px' } as const;

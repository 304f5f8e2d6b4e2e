/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { DeskView } from '../../../protocol/chat.ts';
import { isLive, isRunning, type View } from '../connection/view.ts';
import type { Texts } from '../locales/texts.ts';
import { Icon } from './icons.tsx';
import { Menu, type MenuItem } from './menu.tsx';
import { useTexts } from './widget-context.ts';
import { agentName } from './event-text.ts';

/** The header: the agent, the menu, and the close button. */
export function Header(props: { view: View; items: MenuItem[]; close: (() => void) | null }): JSX.Element {
  const { view, items, close } = props;
  const texts = useTexts();
  const { chat, desk } = view;
  const agent = chat !== null && isRunning(chat) ? chat.agent : null;
  return (
    <header class="header">
      <span class={agent === null ? 'avatar' : 'avatar there'} aria-hidden="true">
        <Picture id={pictureIn(desk, agent)} />
      </span>
      <div class="grow">
        <h1>
          {agent === null
            ? (desk?.look?.texts?.title ?? desk?.company ?? texts.title)
            : agentName(agent, texts)}
        </h1>
        <p>{statusText(view, agent, texts)}</p>
      </div>
      {items.length > 0 && <Menu items={items} />}
      {close !== null && (
        <button type="button" class="round" aria-label={texts.close} title={texts.close} onClick={close}>
          <Icon name="close" />
        </button>
      )}
    </header>
  );
}

function pictureIn(desk: DeskView | null, agent: string | null): string | undefined {
  const { logo, avatar } = desk?.look ?? {};
  return agent === null ? logo : (avatar ?? logo);
}

/** A picture of the desk's; the built-in one where it has none, or it does not arrive. */
function Picture({ id }: { id: string | undefined }): JSX.Element {
  const [failed, setFailed] = useState<string | undefined>();
  if (id === undefined || id === failed) return <Icon name="person" size={22} />;
  return <img src={`/widget/pictures/${id}`} alt="" onError={() => setFailed(id)} />;
}

function statusText({ chat, desk }: View, agent: string | null, texts: Texts): string {
  if (agent !== null) return chat?.agentLost === true ? texts.agentLostShort : (desk?.company ?? '');
  if (chat?.status === 'closed') return texts.closedTitle;
  if (chat?.status === 'waiting' && !chat.leftMessage) return texts.queueWaiting;
  if (desk === null) return '';
  if (isLive(desk)) return texts.staffed;
  return desk.opensAt === null ? texts.awayNobody : texts.awayOutsideHours;
}

import { styleOf } from './style.ts';

/** The launcher's element; not every browser of 2023 has the top layer. */
type Host = Omit<HTMLElement, 'showPopover'> & { showPopover?: () => void };

/** What the loader puts on the page, in a shadow of its own. */
export type Drawn = [
  host: Host,
  shadow: ShadowRoot,
  frame: HTMLIFrameElement,
  button: HTMLButtonElement,
  badge: HTMLElement,
];

/**
 * Draws the launcher, which is not on the page yet, and the chat's frame, which is not in the shadow yet: a page of the
 * desk, whose scripts cannot reach this one, nor this one's them. It comes with a sandbox of its own.
 */
export function draw(origin: string, { color = '', position, launcher }: DOMStringMap): Drawn {
  const host = document.createElement('huashu-chat');
  const button = document.createElement('button');
  const badge = document.createElement('b');
  const frame = document.createElement('iframe');
  const shadow = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    styleOf(/^#\w{6}$/.test(color) ? color : '#0e6673', position === 'left' ? position : 'right'),
  );
  shadow.adoptedStyleSheets = [sheet];
  frame.src = `${origin}/widget/`;
  button.append(badge);
  if (launcher !== 'none') shadow.append(button);
  return [host, shadow, frame, button, badge];
}

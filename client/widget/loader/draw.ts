import { styleOf } from './style.ts';

/** The launcher's element; browsers of 2023 may lack the top layer. */
type Host = Omit<HTMLElement, 'showPopover'> & { showPopover?: () => void };

/** The elements that the loader adds to the page, in their own shadow root. */
export type Drawn = [
  host: Host,
  shadow: ShadowRoot,
  frame: HTMLIFrameElement,
  button: HTMLButtonElement,
  badge: HTMLElement,
];

/**
 * Creates the launcher and the chat's frame, both not attached yet. The frame is a page of the desk's origin with a
 * sandbox, so its scripts and the website's cannot reach each other.
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

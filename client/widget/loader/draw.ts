import { styleOf } from './style.ts';

/** What the loader puts on the page, in a shadow of its own. */
export interface Drawn {
  host: HTMLElement;
  shadow: ShadowRoot;
  button: HTMLButtonElement;
  badge: HTMLElement;
}

/** Draws the launcher, which is not on the page yet. */
export function drawLauncher(color = '', position = '', hidden = false): Drawn {
  const host = document.createElement('huashu-chat');
  const button = document.createElement('button');
  const badge = document.createElement('b');
  const shadow = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    styleOf(/^#\w{6}$/.test(color) ? color : '#0e6673', position === 'left' ? position : 'right'),
  );
  shadow.adoptedStyleSheets = [sheet];
  button.hidden = hidden;
  button.append(badge);
  shadow.append(button);
  return { host, shadow, button, badge };
}

/** Puts the launcher on the page. */
export function place(host: HTMLElement): void {
  // Outside the body: a body that is transformed, hidden or exchanged takes nothing with it.
  document.documentElement.append(host);
  // In the top layer no transform and no z-index of the page counts.
  host.popover = 'manual';
  if ('showPopover' in host) host.showPopover();
}

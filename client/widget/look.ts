import type { LauncherLook } from '../../protocol/widget-look.ts';
import type { Dress, Placed } from './embedding.ts';

/** Icons in a box of 28 pixels; the launcher's own is a speech bubble. */
const ICONS: Partial<Record<NonNullable<LauncherLook['icon']>, string>> = {
  question:
    'M14 3a11 11 0 1 0 0 22a11 11 0 1 0 0-22zm-1.500 16h3v3h-3zm0-2h3c0-3 4-3.500 4-7a5.500 5.500 0 0 0-11 0h3a2.500 2.500 0 0 1 5 0c0 2.200-4 3-4 7z',
  headset: 'M3 20v-5a11 11 0 0 1 22 0v5a4 4 0 0 1-4 4h-5v-3h5l1-1h-4v-7h4a8 8 0 0 0-16 0h4v7H3z',
};

const DISTANCE = 20;
/** From the bottom of the launcher to that of the panel, and what else of the page's height the panel leaves free. */
const ABOVE = 72;
const FREE = 20;

/**
 * Applies what the desk's settings say of the launcher, over the loader's own style and under what the script's tag
 * says. May be called again with other values.
 */
export function look([shadow, dataset]: Placed, { launcher, names, tall }: Dress): void {
  const [own, other] = shadow.adoptedStyleSheets;
  const sheet = other ?? new CSSStyleSheet();
  const peek = tall === undefined ? '' : `iframe.peek{height:min(${tall}px,100dvh - 112px)}`;
  sheet.replaceSync(rulesOf(launcher, dataset) + peek);
  if (own !== undefined) shadow.adoptedStyleSheets = [own, sheet];
  const button = shadow.querySelector('button');
  const name = names?.[/^zh/i.test(dataset['locale'] ?? navigator.language) ? 0 : 1];
  if (button !== null && name) button.title = button.ariaLabel = name;
}

function rulesOf(launcher: LauncherLook, dataset: Placed[1]): string {
  const { accent, side = DISTANCE, bottom = DISTANCE, icon } = launcher;
  const tagged = dataset['position'];
  const corner = tagged === undefined ? launcher.position : tagged === 'left' ? tagged : 'right';
  const color = /^#\w{6}$/.test(dataset['color'] ?? '') ? undefined : accent;
  const path = icon === undefined ? undefined : ICONS[icon];
  const sides = corner === 'left' ? `left:${side}px;right:auto` : `right:${side}px;left:auto`;
  return (
    `button,iframe{bottom:${bottom}px;${sides}}` +
    `iframe{bottom:${bottom + ABOVE}px;width:min(400px,100vw - ${FREE + side}px);height:min(680px,100dvh - ${bottom + ABOVE + FREE}px)}` +
    (color === undefined ? '' : `button{background:${color};color:${inkOn(color)}}`) +
    (path === undefined ? '' : `button:before{clip-path:path(evenodd,"${path}")}`) +
    (launcher.labelled === true ? labelRules(icon !== 'none') : '')
  );
}

/** The title beside the icon; open, the launcher is round again. */
function labelRules(hasIcon: boolean): string {
  const shut = 'button:not(.open)';
  return (
    `${shut}{width:auto;max-width:calc(100vw - 120px);padding:0 24px 0 ${hasIcon ? 56 : 24}px;border-radius:28px;font:600 16px/56px system-ui}` +
    `${shut}:before{${hasIcon ? 'inset:14px auto 14px 18px;width:28px' : 'display:none'}}` +
    `${shut}:after{content:attr(title);display:block;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}`
  );
}

/** Black or white, whichever can be read better: WCAG's relative luminance decides. */
function inkOn(color: string): string {
  const linear = (at: number): number => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  const luminance = 0.2126 * linear(1) + 0.7152 * linear(3) + 0.0722 * linear(5);
  return (luminance + 0.05) ** 2 > 1.05 * 0.05 ? '#000' : '#fff';
}

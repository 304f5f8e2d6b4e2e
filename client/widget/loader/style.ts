const CHAT = 'M2 4h24v16H13l-6 6v-6H2zM8 11h3v3H8zm5 0h3v3h-3zm5 0h3v3h-3z';
const DOWN = 'M4 10l2-2 8 8 8-8 2 2-10 10z';

/** Screens so small that the open chat covers the page. */
export const COVERED = '(max-width:479px),(max-height:479px)';

/**
 * The styles of the launcher and the panel. `!important` in a shadow root overrides the page's styles for the host, and
 * a constructed style sheet is not an inline style for the page's content security policy. Text on the accent colour is
 * black or white, by contrast.
 */
export function styleOf(color: string, side: string): string {
  return (
    `:host{all:initial!important;position:fixed!important;z-index:99999999999!important}` +
    `button,iframe{all:unset;position:fixed;bottom:20px;${side}:20px;box-shadow:0 6px 32px #0005}` +
    `button{width:56px;height:56px;border-radius:50%;cursor:pointer;background:${color};color:#fff;color:lch(from ${color} calc((49 - l)*9e9) 0 0)}` +
    `button:before{content:"";position:absolute;inset:14px;background:currentColor;clip-path:path(evenodd,"${CHAT}")}` +
    `.open:before{clip-path:path("${DOWN}")}` +
    `:focus-visible{outline:auto}` +
    `b{position:absolute;inset:-4px -4px auto auto;min-width:20px;border-radius:20px;background:#c22;color:#fff;font:600 12px/20px system-ui;text-align:center}` +
    `iframe{bottom:92px;width:min(400px,100vw - 40px);height:min(680px,100dvh - 112px);border-radius:16px}` +
    `iframe.peek{width:min(300px,100vw - 112px);height:84px}` +
    `iframe:not(.open,.peek){visibility:hidden}` +
    `@media${COVERED}{.open{inset:0;width:100vw;height:100dvh;border-radius:0}button.open{display:none}}` +
    `@media print{:host{display:none!important}}`
  );
}

import { isRecord, type Options, type ToFrame } from './embedding.ts';
import type { Api, Call } from './loader/api.ts';
import { drawLauncher } from './loader/draw.ts';
import { buildFrame } from './loader/frame.ts';
import { remember } from './loader/memory.ts';

// This runs on pages of which we know nothing. It touches none of their globals but `huashu`, and uses nothing that
// pages are known to extend or replace: no JSON, no array methods, no jQuery.

const script = document.currentScript;
const early = window.huashu;
if (script instanceof HTMLScriptElement && !early?.ready) begin(script);

function begin({ src, dataset }: HTMLScriptElement): void {
  const { origin } = new URL(src);
  const { locale, theme, color, position, launcher } = dataset;
  const { shadow, button, badge } = drawLauncher(color, position, launcher === 'none');
  const look: Options = { locale, theme, color };
  let identity: Options = {};
  let frame: HTMLIFrameElement | undefined;
  let ready = false;
  let open = false;
  let unread = 0;

  const api: Api = (...call) => obey(call);
  api.ready = true;
  window.huashu = api;
  button.onclick = () => show(!open);
  button.onkeydown = ({ key }) => {
    if (key === 'Escape') show(false);
  };
  addEventListener('message', hear);
  name(/^zh/i.test(locale ?? navigator.language) ? '客服' : 'Chat');
  if (remember()) load();
  const queue = early?.q ?? [];
  for (let at = 0; at < queue.length; at += 1) obey(queue[at] ?? []);

  function obey({ 0: command, 1: about, 2: call }: Call): void {
    if (command === 'open' || command === 'close') show(command === 'open');
    if (typeof call === 'function')
      addEventListener(`huashu:${String(about)}`, (event) => {
        if (event instanceof CustomEvent) call.call(null, event.detail);
      });
    if (!isRecord(about)) return;
    if (command === 'identify') identity = about;
    if (command === 'set') Object.assign(look, about);
    tell();
  }

  function show(next: boolean): void {
    if (next) load();
    if (next === open || !frame) return;
    open = next;
    frame.className = open ? '' : 'shut';
    button.className = open ? 'open' : '';
    button.ariaExpanded = String(open);
    if (open) frame.focus();
    else if (shadow.activeElement === frame) button.focus();
    tell();
    announce(open ? 'open' : 'close');
  }

  function load(): void {
    if (frame) return;
    frame = buildFrame(origin, button.title);
    shadow.prepend(frame);
  }

  // Pages change their address without a reload, so all that the frame should know is told anew each time.
  function tell(): void {
    const { referrer, title } = document;
    const message: ToFrame = { huashu: 1, open, page: location.href, referrer, title, look, identity };
    if (ready) frame?.contentWindow?.postMessage(message, origin);
  }

  function hear({ source, origin: from, data }: MessageEvent<unknown>): void {
    if (!frame || source !== frame.contentWindow || from !== origin || !isRecord(data)) return;
    const { type } = data;
    if (type === 'close') show(false);
    if (type === 'ready') {
      ready = true;
      tell();
    }
    if (type === 'state') {
      name(String(data['label']));
      remember(data['running'] === true);
      count(Number(data['unread']));
    }
  }

  function count(next: number): void {
    badge.textContent = next > 0 ? (next > 99 ? '99+' : String(next)) : '';
    if (next !== unread) announce('unread', (unread = next));
  }

  function name(label: string): void {
    button.title = button.ariaLabel = label;
  }

  function announce(event: string, detail?: number): void {
    dispatchEvent(new CustomEvent(`huashu:${event}`, { detail }));
  }
}

import { isRecord, type Options, type ToFrame } from './embedding.ts';
import type { Api, Call } from './loader/api.ts';
import { drawLauncher, place } from './loader/draw.ts';
import { buildFrame } from './loader/frame.ts';
import { remember } from './loader/memory.ts';
import { findSource, type Source } from './loader/script.ts';

// This runs on pages of which we know nothing. It touches none of their globals but `huashu`, and uses nothing that
// pages are known to extend or replace: no JSON, no array methods, no jQuery.

/** How often the loader looks whether the launcher is still there. */
const LOOK_MS = 200;

const early = window.huashu;
if (!early?.ready) begin(findSource());

function begin({ src, dataset }: Source): void {
  const { origin } = new URL(src);
  const { locale, theme, color, position, launcher } = dataset;
  const { host, shadow, button, badge } = drawLauncher(color, position, launcher === 'none');
  const look: Options = { locale, theme, color };
  const listeners: Call[] = [];
  let identity: Options = {};
  let frame: HTMLIFrameElement | undefined;
  let pause = 0;
  let complete = false;
  let ready = false;
  let open = false;
  let unread = 0;

  const api: Api = (...call) => obey(call);
  api.ready = true;
  window.huashu = api;
  name(/^zh/i.test(locale ?? navigator.language) ? '客服' : 'Chat');
  if (remember()) load();
  for (const call of early?.q ?? []) obey(call);
  stay();

  // A timer is all that outlives `document.open()`, which takes away every listener. Until the document is complete it
  // is left as it is: a framework may be about to compare it with what its server has sent. Whatever keeps removing
  // the launcher is met ever more seldom.
  function stay(): void {
    pause = Math.max(LOOK_MS, pause - LOOK_MS);
    if (!host.isConnected && (complete ||= document.readyState === 'complete')) stand();
    setTimeout(stay, pause);
  }

  function stand(): void {
    pause *= 3;
    ready = false;
    button.onclick = () => show(!open);
    button.onkeydown = ({ key }) => {
      if (key === 'Escape') show(false);
    };
    addEventListener('message', hear);
    place(host);
  }

  function obey(call: Call): void {
    const { 0: command, 1: about } = call;
    if (command === 'open') show(true);
    if (command === 'close') show(false);
    if (command === 'on') listeners[listeners.length] = call;
    if (!isRecord(about)) return;
    if (command === 'identify') identity = about;
    if (command === 'set') Object.assign(look, about);
    tell();
  }

  function show(next: boolean): void {
    if (next) load();
    if (next === open || !frame) return;
    open = next;
    frame.className = button.className = open ? 'open' : '';
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

  // Pages change their address without a reload, so all that the frame should know is told anew each time, also when it
  // asks by saying "ready" again.
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
    badge.textContent = next > 99 ? '99+' : String(next || '');
    if (next !== unread) announce('unread', (unread = next));
  }

  function name(label: string): void {
    button.title = button.ariaLabel = label;
  }

  function announce(event: string, detail?: number): void {
    for (const { 1: about, 2: call } of listeners)
      if (about === event && typeof call === 'function') setTimeout(call, 0, detail);
  }
}

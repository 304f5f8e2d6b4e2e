import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RequestHandler } from 'express';
import { GREETING_CLOSE, type LauncherLook } from '../../../protocol/widget-look.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Profile } from '../../domain/rules.ts';

/** What of the desk the widget's scripts tell a website. */
export type WidgetProfile = Pick<Profile, 'look' | 'proactive' | 'hours' | 'locale' | 'visitorsOnSite'>;

/** All have to be asked for again, because a deployment or a setting may have changed them. */
const FRESH = { 'cache-control': 'no-cache' };

/**
 * `GET /widget.js`: the loader as it was built; where the desk has given the launcher a look, followed by the script that
 * applies it, so that the launcher is never seen without; where the desk greets, by the one that waits for the moment.
 */
export function loaderScript(built: string, profile: WidgetProfile): RequestHandler {
  const file = join(built, 'loader/widget.js');
  const loader = readFileSync(file, 'utf8');
  const dresser = readFileSync(join(built, 'launcher/look.iife.js'), 'utf8');
  const greeter = readFileSync(join(built, 'launcher/greeting.js'), 'utf8');
  return (_request, response) => {
    const dress = dressOf(profile.look);
    const { proactive } = profile;
    const { visitorsOnSite } = profile;
    if (dress === null && proactive === null && !visitorsOnSite)
      return response.sendFile(file, { headers: FRESH });
    const parts: string[] = [];
    if (dress !== null) parts.push(`${dresser};r&&r[0]&&huashuLauncher.look(r,${JSON.stringify(dress)})`);
    if (proactive !== null) {
      const { after, pages } = proactive;
      parts.push(`${greeter};r&&r[0]&&huashuGreeting.wait(r,${JSON.stringify({ after, pages })})`);
    }
    const applied = `(function(){var r=window.huashu.ready;${parts.join(';')}})()`;
    const begun = visitorsOnSite ? withFrame(loader) : loader;
    response.set(FRESH).type('text/javascript').send(`${begun};${applied}`);
  };
}

/**
 * The loader as on a page where a chat is running: it loads the frame at once, hidden, and the frame tells the desk which
 * page the visitor is on. The flag that it reads for that is set only while it starts, and is what it was afterwards.
 */
function withFrame(loader: string): string {
  const flag = 'localStorage["huashu.running"]';
  return (
    `(function(){var f;try{f=${flag};${flag}=true}catch(e){}` +
    `${loader};try{f===void 0?delete ${flag}:${flag}=f}catch(e){}})()`
  );
}

/** Serves `look.js`, which the frame brings into a page that is open when the look changes. */
export function lookScript(built: string): RequestHandler {
  return (_request, response) => response.sendFile(join(built, 'launcher/look.js'), { headers: FRESH });
}

/** Serves `greeting.js`, fetched at the moment when a visitor would be greeted: settings and hours are those of now. */
export function greetingScript(built: string, profile: WidgetProfile, now: () => Instant): RequestHandler {
  const bubble = readFileSync(join(built, 'launcher/greeting-bubble.js'), 'utf8');
  return (_request, response) => {
    const { look, proactive, hours, locale } = profile;
    const words = [look['zh-CN'].proactive, look.en.proactive];
    const isNow = proactive !== null && (!proactive.inHours || hours.open.isOpen(now()));
    const greeting = isNow ? { locale, words, close: GREETING_CLOSE } : null;
    response
      .set(FRESH)
      .type('text/javascript')
      .send(`${bubble};export const greeting=${JSON.stringify(greeting)}`);
  };
}

/** How the launcher looks, with its names in Chinese and in English; null if all of it is as built in. */
function dressOf({ 'zh-CN': zh, en }: Profile['look']): { launcher: LauncherLook; names: string[] } | null {
  const names = [zh, en].map(({ texts }) => texts?.title ?? '');
  return names.join('') === '' && zh.launcher === undefined ? null : { launcher: zh.launcher ?? {}, names };
}

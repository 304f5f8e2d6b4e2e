import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RequestHandler } from 'express';
import type { LauncherLook } from '../../../protocol/widget-look.ts';
import type { Profile } from '../../domain/rules.ts';

/** Both have to be asked for again, because a deployment or a setting may have changed them. */
const FRESH = { 'cache-control': 'no-cache' };

/**
 * `GET /widget.js`: the loader as it was built; where the desk has given the launcher a look, followed by the script that
 * applies it, so that the launcher is never seen without.
 */
export function loaderScript(built: string, profile: Pick<Profile, 'look'>): RequestHandler {
  const file = join(built, 'loader/widget.js');
  const loader = readFileSync(file, 'utf8');
  const dresser = readFileSync(join(built, 'launcher/look.iife.js'), 'utf8');
  return (_request, response) => {
    const dress = dressOf(profile.look);
    if (dress === null) return response.sendFile(file, { headers: FRESH });
    const apply = `var r=window.huashu.ready;r&&r[0]&&huashuLauncher.look(r,${JSON.stringify(dress)})`;
    response.set(FRESH).type('text/javascript').send(`${loader};(function(){${dresser};${apply}})()`);
  };
}

/** Serves `look.js`, which the frame brings into a page that is open when the look changes. */
export function lookScript(built: string): RequestHandler {
  return (_request, response) => response.sendFile(join(built, 'launcher/look.js'), { headers: FRESH });
}

/** How the launcher looks, with its names in Chinese and in English; null if all of it is as built in. */
function dressOf({ 'zh-CN': zh, en }: Profile['look']): { launcher: LauncherLook; names: string[] } | null {
  const names = [zh, en].map(({ texts }) => texts?.title ?? '');
  return names.join('') === '' && zh.launcher === undefined ? null : { launcher: zh.launcher ?? {}, names };
}

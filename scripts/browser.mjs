// Finds a Chromium for the browser tests, or installs one where it may.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/**
 * Chromium without the windows of a browser, from Debian's package of that name. A page in it costs a fifth of the processor
 * time that one in Chromium costs, which draws tabs and toolbars nobody sees.
 */
const HEADLESS = '/usr/bin/chromium-headless-shell';

const SYSTEM = [
  HEADLESS,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

/**
 * The path of a browser, or why there is none. First a setting (`CHROMIUM`), then the one without windows, which is
 * installed where it may be (Debian, root only), then the system's, then Playwright's own; else Playwright's download is
 * tried.
 */
export async function findBrowser() {
  const named = process.env.CHROMIUM;
  if (named)
    return existsSync(named) ? { path: named } : { missing: `CHROMIUM names ${named}, which does not exist` };
  if (!existsSync(HEADLESS) && isRootOnDebian()) {
    console.log('Installing chromium-headless-shell and fonts-noto-cjk from Debian …');
    run('apt-get', [...PROMPT, 'update', '-qq']);
    run('apt-get', [...PROMPT, 'install', '-y', '-qq', 'chromium-headless-shell', 'fonts-noto-cjk']);
  }
  const found = SYSTEM.find(existsSync) ?? (await playwrightsOwn());
  if (found) return { path: found };
  if (isRootOnDebian()) {
    console.log('No browser found; installing chromium from Debian …');
    run('apt-get', [...PROMPT, 'install', '-y', '-qq', 'chromium', 'fonts-noto-cjk']);
  } else {
    console.log('No browser found; asking Playwright for one …');
    run('npx', ['playwright-core', 'install', 'chromium']);
  }
  const installed = SYSTEM.find(existsSync) ?? (await playwrightsOwn());
  return installed ? { path: installed } : { missing: 'no browser was found and none could be installed' };
}

async function playwrightsOwn() {
  const { chromium } = await import('playwright-core');
  try {
    const path = chromium.executablePath();
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

function isRootOnDebian() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** Without a network nobody waits long for what is only quicker. */
const PROMPT = [
  '-o',
  'Acquire::Retries=0',
  '-o',
  'Acquire::http::Timeout=15',
  '-o',
  'DPkg::Lock::Timeout=120',
];

function run(command, words) {
  spawnSync(command, words, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}

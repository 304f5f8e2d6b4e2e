import type { IconName } from '../parts/icon.tsx';
import type { Command } from '../parts/keys.ts';

interface Row {
  /** Also its address, `#/floor`, and its word in `nav` of the locales. */
  readonly name: string;
  readonly leadsOnly: boolean;
  /** How it stands in the rail. */
  readonly icon: IconName;
  /** The key that leads to it. */
  readonly command: Command;
}

/** The screens of the console, in the order of the rail; `app/screens.tsx` says what each shows. */
export const SCREENS = [
  { name: 'inbox', leadsOnly: false, icon: 'inbox', command: 'mine' },
  { name: 'floor', leadsOnly: true, icon: 'floor', command: 'floor' },
  { name: 'manual', leadsOnly: true, icon: 'book', command: 'manual' },
  { name: 'reports', leadsOnly: true, icon: 'chart', command: 'reports' },
  { name: 'team', leadsOnly: true, icon: 'team', command: 'team' },
  { name: 'audit', leadsOnly: true, icon: 'record', command: 'audit' },
] as const satisfies readonly Row[];

/** The name of a screen. */
export type Screen = (typeof SCREENS)[number]['name'];

import type { Command } from '../parts/keys.ts';

/** What each command does. */
export type Commands = Readonly<Record<Command, () => void>>;

let bound: Commands | null = null;

/**
 * Says what the commands do. Done once, by the app: a command may reach into any feature, while buttons of every feature
 * run commands.
 */
export function bindCommands(commands: Commands): void {
  bound = commands;
}

/** Does what a key or button stands for; does nothing where it does not apply. */
export function run(command: Command): void {
  bound?.[command]();
}

import type { Command } from '../parts/keys.ts';

/** The function that each command runs. */
export type Commands = Readonly<Record<Command, () => void>>;

let bound: Commands | null = null;

/**
 * Binds the commands to their functions. The app calls it once: a command may reach into any feature, and buttons in
 * every feature run commands, so features cannot import each other for them.
 */
export function bindCommands(commands: Commands): void {
  bound = commands;
}

/** Runs a command; does nothing where the command does not apply. */
export function run(command: Command): void {
  bound?.[command]();
}

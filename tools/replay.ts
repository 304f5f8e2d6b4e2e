import { parseArgs } from 'node:util';
import cliProgress from 'cli-progress';
import { allAtOnce, playDialogue } from './replay/play.ts';
import { CannotReplay } from './replay/connected.ts';
import { readDialogues, type Dialogue } from './replay/dialogues.ts';
import { summary, total, type Outcome } from './replay/outcome.ts';
import { ReplayAgent } from './replay/replay-agent.ts';
import { signIn } from './replay/sign-in.ts';

const USAGE = `Usage: npm run replay -- FILE.jsonl [--at-once N] [--pause MILLISECONDS]
  --at-once N   so many dialogues at the same time (default 32)
  --pause MS    before each line (default 0: as fast as the desk goes)`;

await main();

async function main(): Promise<void> {
  try {
    const { file, atOnce, pause } = readWords(process.argv.slice(2));
    const outcome = await replay(readDialogues(file), atOnce, pause);
    process.stdout.write(`${summary(outcome)}\n`);
    process.exitCode = outcome.lost + outcome.doubled + outcome.outOfOrder === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof CannotReplay)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

async function replay(dialogues: Dialogue[], atOnce: number, pause: number): Promise<Outcome> {
  const url = process.env['PUBLIC_URL'] || `http://localhost:${process.env['PORT'] || '3000'}`;
  const signedIn = await signIn(url, process.env['ADMIN_PASSWORD'] ?? '');
  const agents = await Promise.all(signedIn.map((who) => ReplayAgent.come(url, who)));
  const bar = new cliProgress.SingleBar({ format: '{bar} {value}/{total} lines in {duration} s' });
  bar.start(
    dialogues.reduce((lines, { turns }) => lines + turns.length, 0),
    0,
  );
  const began = performance.now();
  try {
    const played = await allAtOnce(dialogues, atOnce, (dialogue, index) =>
      playDialogue(
        { url, pause, agents: startingAt(agents, index), spoken: () => bar.increment() },
        dialogue,
      ),
    );
    return total(played, performance.now() - began);
  } finally {
    bar.stop();
    await Promise.all(agents.map((agent) => agent.go()));
  }
}

/** Takes turns: each dialogue asks another agent first. */
function startingAt(agents: readonly ReplayAgent[], index: number): ReplayAgent[] {
  const first = index % agents.length;
  return [...agents.slice(first), ...agents.slice(0, first)];
}

function readWords(words: string[]): { file: string; atOnce: number; pause: number } {
  try {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { 'at-once': { type: 'string', default: '32' }, pause: { type: 'string', default: '0' } },
    });
    const [file, ...more] = positionals;
    const atOnce = wholeNumber(values['at-once'], '--at-once', 1);
    const pause = wholeNumber(values.pause, '--pause', 0);
    if (file !== undefined && more.length === 0) return { file, atOnce, pause };
  } catch (error) {
    throw new CannotReplay(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
  throw new CannotReplay(USAGE);
}

function wholeNumber(text: string, name: string, least: number): number {
  const number = Number(text);
  if (/^\d{1,6}$/.test(text) && number >= least) return number;
  throw new CannotReplay(`${name} must be a whole number from ${least}, not ${text}.`);
}

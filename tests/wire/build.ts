import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '../..');
let folder: string | null = null;

/** The folder of the desk as it is built from these sources; builds it if nobody has. */
export function builtDesk(): string {
  folder ??= process.env['HUASHU_BUILD'] || build();
  return folder;
}

function build(): string {
  const run = spawnSync(process.execPath, [join(root, 'scripts/build.mjs')], { encoding: 'utf8' });
  const said = /Built into (\S+)/.exec(run.stdout)?.[1];
  if (run.status !== 0 || said === undefined) throw new Error(`The desk cannot be built: ${run.stderr}`);
  return join(root, said);
}

import { parseArgs } from 'node:util';
import type { z } from 'zod';
import { Account, AddStaff } from '../../protocol/team.ts';
import { flaw } from '../../server/entry/wire-errors.ts';
import { StaffRefused } from './perform.ts';

const USAGE = `Usage: npm run staff -- COMMAND
  add ACCOUNT [--number NUMBER] [--name NAME] [--role agent|lead|admin] [--capacity N]
      a new colleague; prints a link, good once and for 3 days, by which they set their password.
      Number and name are the account if they are not given; the role is agent.
  list                     everybody
  disable ACCOUNT          ends their sessions; their open chats go back to the queue
  enable ACCOUNT
  reset-password ACCOUNT   prints a new link; the links before it are void
  --json                   answers in JSON
The settings say of which desk, as they do for npm start (DATABASE_URL, else DATA_DIR). It may run meanwhile.`;

/** One command of the shell. */
export type Wanted = { isJson: boolean } & (
  | { what: 'list' }
  | { what: 'add'; said: z.output<typeof AddStaff> }
  | { what: 'disable' | 'enable' | 'reset-password'; account: string }
);

/** Reads the words of the command. Throws {@link StaffRefused}. */
export function wanted(words: string[]): Wanted {
  const { values, positionals } = parsed(words);
  const { json: isJson = false, ...given } = values;
  const [what, account, ...more] = positionals;
  const isNaming = Object.keys(given).length > 0;
  if (what === 'list' && account === undefined && !isNaming) return { what, isJson };
  if (account === undefined || more.length > 0) throw new StaffRefused(USAGE);
  if (what === 'add') return { what, isJson, said: newcomer(account, given) };
  if ((what === 'disable' || what === 'enable' || what === 'reset-password') && !isNaming)
    return { what, isJson, account: checked(Account.safeParse(account)) };
  throw new StaffRefused(USAGE);
}

function parsed(words: string[]) {
  const text = { type: 'string' } as const;
  const options = {
    number: text,
    name: text,
    role: text,
    capacity: text,
    json: { type: 'boolean' },
  } as const;
  try {
    return parseArgs({ args: words, options, allowPositionals: true });
  } catch {
    throw new StaffRefused(USAGE);
  }
}

type Given = Omit<ReturnType<typeof parsed>['values'], 'json'>;

function newcomer(account: string, { capacity, number, name, role }: Given): z.output<typeof AddStaff> {
  return checked(
    AddStaff.safeParse({
      ...{ account, number: number ?? account, name: name ?? account, role: role ?? 'agent' },
      ...(capacity === undefined ? {} : { capacity: Number(capacity) }),
    }),
  );
}

function checked<T>(result: z.ZodSafeParseResult<T>): T {
  if (result.success) return result.data;
  throw new StaffRefused(flaw(result.error).message);
}

import type { Case } from '../case.ts';
import type { Line } from '../ledger/ledger.ts';
import { talking } from './broken.ts';
import { judged, through } from './through.ts';

/** Others are held up by the first look only: the lock's bound, and what a busy machine adds. */
const OTHERS_MS = 4500;

/** Somebody keeps the row of one chat locked for long, in another program. */
export const rowLocked: Case = {
  name: 'a chat row locked',
  hypothesis: 'A row that somebody keeps locked costs its own chat, and nobody else.',
  injection: 'select … for update on one chat, kept open for 60 s (6 s in the quick form)',
  expected: `the other chats are served meanwhile, none of their lines waits ${OTHERS_MS} ms; that chat goes on afterwards`,
  needs: ['servers'],
  isQuick: true,
  async run({ pick }) {
    const { stage, load } = await talking({ silent: 0, chats: pick(20, 50) });
    const victim = load.shoppers[7]!;
    const chatId = victim.chat?.id ?? '';
    let letGo: () => Promise<void> = () => Promise.resolve();
    const hold = `select from chats where id = '${chatId}' for update`;
    const began = performance.now();
    const felt = await through(load, {
      begin: async () => (letGo = await stage.postgres.hold(stage.database, hold)),
      end: () => letGo(),
      lasts: pick(6000, 60_000),
    });
    const others = (line: Line): boolean =>
      line.sender !== victim.name && load.ledger.acknowledged.get(line)?.chatId !== chatId;
    const longest = load.ledger.longestWait(began, others);
    const judgement = await judged(load, [felt], { 'longest wait of the others (ms)': longest });
    if (longest > OTHERS_MS) judgement.faults.push(`others waited ${String(longest)} ms`);
    return judgement;
  },
};

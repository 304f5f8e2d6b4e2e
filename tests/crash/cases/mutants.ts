import type { Case, Measured } from '../case.ts';
import { mutantOf, type Change } from '../stage/mutant.ts';
import { cutAcknowledgements } from './acknowledgements-cut.ts';
import { killAgainAndAgain } from './desk-killed.ts';

interface Mutant {
  does: string;
  changes: Change[];
  run: (build: string) => Promise<Measured>;
  /** The fault that the ledger has to find. */
  noticed: RegExp;
}

const MUTANTS: Mutant[] = [
  {
    does: 'acknowledges before the commit',
    changes: [
      {
        find: /await this\.#turns\.run\(\{\s*how: "together",\s*steps\s*\}\);/,
        // Only messages: what decides who has a chat is read back from the database.
        put: `if (changes.chats.some(({ isNew }) => isNew) || changes.entries.some(({ kind }) => kind !== "message"))
            await this.#turns.run({ how: "together", steps });
          else setTimeout(() => void this.#turns.run({ how: "together", steps }), 150);`,
      },
    ],
    run: (build) => killAgainAndAgain({ build }, { rounds: 1, chats: 12 }),
    noticed: /acknowledged and lost/,
  },
  {
    does: 'does not look for the clientId',
    changes: [
      {
        find: /return "clientId" in command\.event \? command\.event\.clientId : null;/,
        put: 'return null;',
      },
      {
        // The row of a chat's entry; that of a case has a type.
        find: /(kind: entry\.kind,\s*sender: senderOf\(entry\.by\),\s*)client_id: entry\.clientId \?\? null/,
        put: '$1client_id: entry.clientId ? `${entry.clientId}#${entry.seq}` : null',
      },
    ],
    run: (build) => cutAcknowledgements({ build }, { cuts: 6, chats: 12 }),
    noticed: /stored twice/,
  },
  {
    does: 'takes the last first',
    changes: [
      { find: /const order = \[\.\.\.batch\]\.sort\([^;]*\);/, put: 'const order = [...batch].reverse();' },
    ],
    run: (build) => cutAcknowledgements({ build }, { cuts: 1, chats: 12 }),
    noticed: /out of order/,
  },
];

/** The lab itself is tried: a desk with a fault put in must be found out. */
export const mutants: Case[] = MUTANTS.map(({ does, changes, run, noticed }) => ({
  name: `mutant: ${does}`,
  hypothesis: `A desk that ${does} is found out by this lab.`,
  injection: 'the built desk with this fault put in, under the same case as the real one',
  expected: `the ledger says "${noticed.source}"`,
  needs: [],
  isQuick: true,
  async run() {
    const mutant = mutantOf(changes);
    try {
      const { faults } = await run(mutant.build);
      const found = faults.filter((fault) => noticed.test(fault)).length;
      return {
        faults: found === 0 ? [`not noticed; instead: ${faults.slice(0, 5).join('; ')}`] : [],
        figures: { found },
      };
    } finally {
      mutant.remove();
    }
  },
}));

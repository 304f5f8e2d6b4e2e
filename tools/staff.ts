import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { Audit } from '../server/actions/audit/audit.ts';
import { SETTINGS } from '../protocol/settings.ts';
import { steadyClock } from '../server/lib/clock.ts';
import { readConfig } from '../server/settings/config.ts';
import { inForce } from '../protocol/setting-values.ts';
import { keptValues, valuesInForce } from '../server/settings/desk-settings.ts';
import { openAccountsBeside } from '../server/storage/accounts/beside.ts';
import { runCommand } from './command.ts';
import { perform } from './staff/perform.ts';
import { answerOf } from './staff/answer.ts';
import { wanted } from './staff/wanted.ts';

/**
 * `npm run staff -- …`: accounts from the shell, beside a desk that may be running. The settings say of which desk, as
 * they do for `npm start`. Each act is on the record as the system's. Status 1, with one sentence, if it was refused.
 */
await runCommand(async () => {
  const asked = wanted(process.argv.slice(2));
  const config = readConfig(process.env);
  const { store, close } = await openAccountsBeside(config);
  try {
    const clock = steadyClock(Date.now, () => performance.now());
    const key =
      config.safety.auditKey ??
      (await store.customers.secret('audit', randomBytes(32).toString('base64url')));
    const audit = new Audit(store.audit, clock, key, pino({ level: 'silent' }));
    const values = valuesInForce(config.overrides, keptValues(await store.settings.all()));
    const capacity = inForce(values, SETTINGS.agentCapacity);
    const outcome = await perform({ store, clock, audit, capacity }, asked);
    return answerOf(outcome, asked, config.publicUrl);
  } finally {
    await close();
  }
});

import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Asker } from '../../../protocol/rights.ts';
import type { ImportTeam, TeamCompared } from '../../../protocol/team-import.ts';
import { iso } from '../../domain/instant.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import { readTeamFile, writeTeamFile } from '../../domain/account/team-file.ts';
import { cellsOf, planImport, type KnownMember, type PlannedRow } from '../../domain/account/team-import.ts';
import { EMERGENCY, objectionToChange } from '../../domain/account/team.ts';
import type { StaffMember } from '../../storage/accounts/staff-store.ts';
import { recorded } from '../audit/audit.ts';
import type { Needs } from '../services.ts';
import { accountChanged } from './account-watch.ts';
import { detailsOf } from './change-team.ts';
import { mailInvites, newInvite } from './invite.ts';

type Importing = Needs<
  | 'audit'
  | 'clock'
  | 'directory'
  | 'dispatcher'
  | 'log'
  | 'profile'
  | 'rooms'
  | 'settings'
  | 'store.identities'
  | 'store.mail'
  | 'store.staff'
  | 'store.team'
>;

/** Everybody who can sign in, as a file that can be imported. */
export async function exportTeam({ store }: Needs<'store.staff'>): Promise<string> {
  const people = (await store.staff.all()).filter(({ disabledAt }) => disabledAt === null);
  return writeTeamFile(people.map((member) => cellsOf(knownOf(member, new Set()))));
}

/** What a file of people would change, and, if it is to be applied, changes it: all of it, or nothing if a row is refused. */
export async function importTeam(
  services: Importing,
  by: Asker,
  { text, apply, version }: z.output<typeof ImportTeam>,
): Promise<TeamCompared | Refusal> {
  const nothing = { rows: [], invites: [], isApplied: false, version: '' };
  const file = readTeamFile(text);
  if ('fault' in file) return { ...nothing, fault: file.fault };
  const linked = await services.store.identities.linked();
  const team = (await services.store.staff.all()).map((member) => knownOf(member, linked));
  const planned = planImport(file, { team, departments: services.settings.storedDepartments(), by });
  const rows = planned.map(({ row }) => row);
  const isWhole = rows.every(({ what }) => what !== 'refused');
  const compared = { ...nothing, rows, version: versionOf(text, rows) };
  if (!apply || !isWhole || rows.every(({ what }) => what === 'same')) return compared;
  // Somebody has looked at what would happen; with another outcome they look again.
  if (version !== compared.version) return MEANWHILE;
  const invites = await applied(services, by, planned);
  return isRefusal(invites) ? invites : { ...compared, invites, isApplied: true };
}

/** Names a file with what becomes of each row: it differs as soon as the file or what it would change does. */
function versionOf(text: string, rows: TeamCompared['rows']): string {
  return createHash('sha256')
    .update(JSON.stringify([text, rows]))
    .digest('base64url');
}

async function applied(
  services: Importing,
  by: Asker,
  planned: readonly PlannedRow[],
): Promise<TeamCompared['invites'] | Refusal> {
  const { clock, store } = services;
  const people = (what: string) =>
    planned.flatMap(({ row, person }) => (row.what === what && person !== null ? [{ row, person }] : []));
  const added = people('new').map(({ person }) => ({ person, ...newInvite(clock.now(), person.account) }));
  const changed = people('changed').map(({ row, person }) => ({
    account: person.account,
    change: Object.fromEntries(row.changes.map(({ column }) => [column, person[column]])),
  }));
  const refused = await store.team.importAll(
    {
      newcomers: added.map(({ person, stored }) => ({ newcomer: person, invite: stored })),
      changes: changed,
    },
    clock.now(),
    (member, change, team) => {
      const isEmergency = services.settings.signIn.passwordsOnlyFor === member.account;
      return isEmergency && change.role !== undefined
        ? EMERGENCY
        : objectionToChange(by, member, change, team);
    },
  );
  if (refused !== null) return typeof refused === 'string' ? MEANWHILE : refused;
  for (const { person } of added) {
    const { account, number, name, role } = person;
    await recorded(
      services,
      {},
      { by: by.account, act: 'staff_added', about: account, details: { number, name, role } },
    );
  }
  for (const { account, change } of changed)
    await recorded(
      services,
      {},
      { by: by.account, act: 'staff_changed', about: account, details: detailsOf(change) },
    );
  // One message makes every process read all of them.
  const first = added[0]?.person.account ?? changed[0]?.account;
  if (first !== undefined) await accountChanged(services, first);
  return mailInvites(
    services,
    added.map(({ person, stored, path }) => {
      const { account, name } = person;
      return { invited: { account, name, invite: path, until: iso(stored.expiresAt) }, person };
    }),
  );
}

function knownOf(member: StaffMember, linked: ReadonlySet<string>): KnownMember {
  const { account, number, name, role, capacity, mail, languages, passwordHash, disabledAt } = member;
  return {
    ...{ account, number, name, role, capacity, mail, languages, disabledAt },
    hasPassword: passwordHash !== '',
    isLinked: linked.has(account),
    departments: member.departments.map(({ department }) => department),
  };
}

const MEANWHILE = refuse('conflict', 'Somebody else has changed the team meanwhile; look at the file again.');

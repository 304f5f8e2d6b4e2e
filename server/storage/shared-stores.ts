import type { Kysely } from 'kysely';
import { SqlAnnouncements } from './announcements.ts';
import { SqlAudit } from './audit/sql.ts';
import { SqlBlocks } from './blocks.ts';
import { SqlCases } from './cases/sql.ts';
import { SqlCustomerRecords } from './customers/record-sql.ts';
import { SqlCustomers } from './customers/sql.ts';
import { SqlDrafts } from './drafts.ts';
import { SqlPushDevices } from './push/device-sql.ts';
import { SqlFiles } from './files/sql.ts';
import { SqlHandovers } from './handovers.ts';
import { SqlLearned } from './learning/learned-store.ts';
import { SqlTurns } from './learning/turn-store.ts';
import { SqlInvitations } from './invitations.ts';
import { SqlMail } from './mail/sql.ts';
import { SqlMeasures } from './measures.ts';
import { SqlManual } from './manual/sql.ts';
import { SqlOwnPhrases } from './own-phrases.ts';
import { SqlPhraseFiles } from './phrase-files.ts';
import { SqlProposals } from './proposals.ts';
import { SqlRecords } from './records/sql.ts';
import { SqlIdentities } from './accounts/identity-sql.ts';
import { SqlTwoFactor } from './accounts/two-factor-sql.ts';
import { SqlDepartments } from './departments/sql.ts';
import { SqlSettings } from './settings/sql.ts';
import { SqlWidgetSites } from './widget-sites.ts';
import { SqlStaff } from './accounts/staff-sql.ts';
import { SqlTimeline } from './timeline/sql.ts';
import { SqlTeam } from './accounts/team-sql.ts';
import type { Tables } from './schema.ts';
import type { Store } from './store.ts';

/** The stores of which neither database has a form of its own. */
type Shared = Omit<Store, 'chats' | 'erasure' | 'now' | 'alone' | 'onlyHere' | 'epoch' | 'ping' | 'close'>;

/** The stores whose SQL both databases understand. */
export function sharedStores(db: Kysely<Tables>): Shared {
  return {
    cases: new SqlCases(db),
    records: new SqlRecords(db),
    measures: new SqlMeasures(db),
    customers: new SqlCustomers(db),
    customerRecords: new SqlCustomerRecords(db),
    staff: new SqlStaff(db),
    timeline: new SqlTimeline(db),
    team: new SqlTeam(db),
    twoFactor: new SqlTwoFactor(db),
    identities: new SqlIdentities(db),
    blocks: new SqlBlocks(db),
    ownPhrases: new SqlOwnPhrases(db),
    phraseFiles: new SqlPhraseFiles(db),
    drafts: new SqlDrafts(db),
    pushDevices: new SqlPushDevices(db),
    announcements: new SqlAnnouncements(db),
    handovers: new SqlHandovers(db),
    invitations: new SqlInvitations(db),
    settings: new SqlSettings(db),
    departments: new SqlDepartments(db),
    mail: new SqlMail(db),
    files: new SqlFiles(db),
    widgetSites: new SqlWidgetSites(db),
    manual: new SqlManual(db),
    turns: new SqlTurns(db),
    learned: new SqlLearned(db),
    proposals: new SqlProposals(db),
    audit: new SqlAudit(db),
  };
}

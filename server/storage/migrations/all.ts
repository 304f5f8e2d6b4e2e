import type { Migration } from 'kysely';
import { desk } from './0001-desk.ts';
import { search } from './0002-search.ts';
import { manual } from './0003-manual.ts';
import { blocks } from './0004-blocks.ts';
import { records } from './0010-records.ts';
import { ownPhrases } from './0011-own-phrases.ts';
import { accountsAndAudit } from './0012-accounts-and-audit.ts';
import { retention } from './0013-retention.ts';
import { oldBlocks } from './0014-old-blocks.ts';
import { saidAgain } from './0015-said-again.ts';
import { vouchedVisitors } from './0016-vouched-visitors.ts';
import { agentTurns } from './0017-agent-turns.ts';
import { accountState } from './0018-account-state.ts';
import { searchAnew } from './0019-search-anew.ts';
import { vouchedInTime } from './0020-vouched-in-time.ts';
import { team } from './0021-team.ts';
import { namedDrafts } from './0022-named-drafts.ts';
import { auditFilters } from './0023-audit-filters.ts';
import { settings } from './0024-settings.ts';
import { beside } from './0026-beside.ts';
import { departments } from './0027-departments.ts';
import { awayReasons } from './0028-away-reasons.ts';
import { activity } from './0029-activity.ts';
import { people } from './0031-people.ts';
import { cases } from './0033-cases.ts';
import { casesSent } from './0034-cases-sent.ts';
import { identities } from './0035-identities.ts';
import { timeline } from './0036-timeline.ts';
import { outbox } from './0037-outbox.ts';
import { customerRecords } from './0038-customer-records.ts';
import { files } from './0039-files.ts';
import { searchLines } from './0040-search-lines.ts';
import { announcements } from './0043-announcements.ts';
import { handovers } from './0044-handovers.ts';
import { drafts } from './0057-drafts.ts';
import { invitations } from './0045-invitations.ts';
import { wrapUps } from './0046-wrap-ups.ts';
import { learning } from './0048-learning.ts';
import { proposals } from './0051-proposals.ts';
import { measures } from './0052-measures.ts';
import { shiftNotes } from './0053-shift-notes.ts';
import { measuredCalls } from './0054-measured-calls.ts';
import { caseLists } from './0060-case-lists.ts';
import { mailsTaken } from './0061-mails-taken.ts';
import { auditDepartments } from './0062-audit-departments.ts';
import { caseFiles } from './0069-case-files.ts';
import { phraseFiles } from './0071-phrase-files.ts';
import { pushDevices } from './0070-push-devices.ts';

/** Every step from an empty database to this version, for both databases. A released step is never changed. */
export const MIGRATIONS: Record<string, Migration> = {
  '0001-desk': desk,
  '0002-search': search,
  '0003-manual': manual,
  '0004-blocks': blocks,
  '0010-records': records,
  '0011-own-phrases': ownPhrases,
  '0012-accounts-and-audit': accountsAndAudit,
  '0013-retention': retention,
  '0014-old-blocks': oldBlocks,
  '0015-said-again': saidAgain,
  '0016-vouched-visitors': vouchedVisitors,
  '0017-agent-turns': agentTurns,
  '0018-account-state': accountState,
  '0019-search-anew': searchAnew,
  '0020-vouched-in-time': vouchedInTime,
  '0021-team': team,
  '0022-named-drafts': namedDrafts,
  '0023-audit-filters': auditFilters,
  '0024-settings': settings,
  '0026-beside': beside,
  '0027-departments': departments,
  '0028-away-reasons': awayReasons,
  '0029-activity': activity,
  '0031-people': people,
  '0033-cases': cases,
  '0034-cases-sent': casesSent,
  '0035-identities': identities,
  '0036-timeline': timeline,
  '0037-outbox': outbox,
  '0038-customer-records': customerRecords,
  '0039-files': files,
  '0040-search-lines': searchLines,
  '0043-announcements': announcements,
  '0044-handovers': handovers,
  '0045-invitations': invitations,
  '0046-wrap-ups': wrapUps,
  '0048-learning': learning,
  '0051-proposals': proposals,
  '0052-measures': measures,
  '0053-shift-notes': shiftNotes,
  '0054-measured-calls': measuredCalls,
  '0057-drafts': drafts,
  '0060-case-lists': caseLists,
  '0061-mails-taken': mailsTaken,
  '0062-audit-departments': auditDepartments,
  '0069-case-files': caseFiles,
  '0070-push-devices': pushDevices,
  '0071-phrase-files': phraseFiles,
};

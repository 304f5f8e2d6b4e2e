import type { Instant } from '../domain/instant.ts';
import type { AnnouncementStore } from './announcements.ts';
import type { AuditStore } from './audit/store.ts';
import type { BlockStore } from './blocks.ts';
import type { CustomerRecordStore } from './customers/record-store.ts';
import type { CustomerStore } from './customers/store.ts';
import type { DepartmentStore } from './departments/store.ts';
import type { HandoverStore } from './handovers.ts';
import type { LearnedStore } from './learning/learned-store.ts';
import type { TurnStore } from './learning/turn-store.ts';
import type { ProposalStore } from './proposals.ts';
import type { FileStore } from './files/file-store.ts';
import type { ErasureStore } from './erasure/store.ts';
import type { MailStore } from './mail/store.ts';
import type { MeasureStore } from './measures.ts';
import type { ManualStore } from './manual/store.ts';
import type { OwnPhraseStore } from './own-phrases.ts';
import type { RecordStore } from './records/store.ts';
import type { SettingStore } from './settings/store.ts';
import type { TwoFactorStore } from './accounts/two-factor-store.ts';
import type { IdentityStore } from './accounts/identity-store.ts';
import type { StaffStore } from './accounts/staff-store.ts';
import type { TeamStore } from './accounts/team-store.ts';
import type { CaseStore } from './cases/store.ts';
import type { ChatStore } from './chats/store.ts';
import type { TimelineStore } from './timeline/store.ts';
import type { PhraseFileStore } from './phrase-files.ts';
import type { DraftStore } from './drafts.ts';
import type { PushDeviceStore } from './push/device-store.ts';
import type { InvitationStore } from './invitations.ts';
import type { WidgetSiteStore } from './widget-sites.ts';

/** All stores. */
export interface Store {
  chats: ChatStore;
  cases: CaseStore;
  records: RecordStore;
  measures: MeasureStore;
  customers: CustomerStore;
  customerRecords: CustomerRecordStore;
  staff: StaffStore;
  timeline: TimelineStore;
  team: TeamStore;
  twoFactor: TwoFactorStore;
  identities: IdentityStore;
  blocks: BlockStore;
  ownPhrases: OwnPhraseStore;
  phraseFiles: PhraseFileStore;
  announcements: AnnouncementStore;
  handovers: HandoverStore;
  drafts: DraftStore;
  pushDevices: PushDeviceStore;
  invitations: InvitationStore;
  manual: ManualStore;
  turns: TurnStore;
  learned: LearnedStore;
  proposals: ProposalStore;
  settings: SettingStore;
  departments: DepartmentStore;
  widgetSites: WidgetSiteStore;
  mail: MailStore;
  files: FileStore;
  erasure: ErasureStore;
  audit: AuditStore;
  /** The time by which everybody who shares the database lives; left out where one process has it alone. */
  now?: () => Instant;
  /**
   * Runs a task while no other process that shares the database runs one; left out where one process has it alone.
   * Throws if it has to wait for too long.
   */
  alone?: <T>(task: () => Promise<T>) => Promise<T>;
  /**
   * Runs a task of the background unless another process that shares the database runs one: then it is left out.
   * Left out itself where one process has the database alone.
   */
  onlyHere?: (task: () => Promise<void>) => Promise<void>;
  /**
   * Identifies this history of the data. After a restore, a replaced file or a failover it changes, and then sequence
   * numbers may stand for other entries than before. On SQLite every opening has its own.
   */
  epoch(): Promise<string>;
  /** Throws unless the database answers and takes writes. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

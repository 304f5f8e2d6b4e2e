/** The database failed. Nothing of the request was stored; a retry may succeed. */
export class StorageUnavailable extends Error {
  /** The database's own name for what went wrong, such as `SQLITE_FULL`. */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'StorageUnavailable';
    this.code = code;
  }
}

/** A chat whose row another transaction has locked. */
export interface LockedChat {
  chatId: string;
  customerId: string;
}

/**
 * Another transaction has locked rows of these chats. Nothing of the batch was stored; without these chats it may
 * succeed.
 */
export class ChatsLocked extends StorageUnavailable {
  readonly chats: readonly LockedChat[];

  constructor(chats: readonly LockedChat[]) {
    super('HELD', 'Somebody else keeps the chat locked.');
    this.chats = chats;
  }
}

/** Another process works on the data directory. */
export class DataDirectoryInUse extends Error {
  constructor(dataDir: string, holder: string) {
    super(
      `The data directory ${dataDir} is in use by ${holder}; stop that process or choose another DATA_DIR.`,
    );
    this.name = 'DataDirectoryInUse';
  }
}

/** The data directory, or the database in it, cannot be used. One line that names the setting. */
export class DataDirectoryUnusable extends Error {
  constructor(why: string) {
    super(`DATA_DIR: ${why.replace(/\s+/g, ' ').trim()}`);
    this.name = 'DataDirectoryUnusable';
  }
}

/** The database was written by a newer version than this one. */
export class DatabaseTooNew extends Error {
  constructor(unknown: string) {
    super(
      `The database was written by a newer version of this program (it has "${unknown}"); start that version or restore a backup.`,
    );
    this.name = 'DatabaseTooNew';
  }
}

/** PostgreSQL cannot be used as `DATABASE_URL` names it. The message is one line and holds no password. */
export class DatabaseUnreachable extends Error {
  constructor(why: string) {
    super(`DATABASE_URL: ${why.replace(/\s+/g, ' ')}`);
    this.name = 'DatabaseUnreachable';
  }
}

/** A backup or restore was refused. One clear sentence; nothing was changed. */
export class BackupRefused extends Error {
  override name = 'BackupRefused';
}

/** There is no audit log to read. One clear sentence. */
export class NoAuditLog extends Error {
  constructor(why: string) {
    super(`The audit log cannot be read: ${why.replace(/\s+/g, ' ')}.`);
    this.name = 'NoAuditLog';
  }
}

/** The database was written by an older version and has not been migrated. */
export class DatabaseTooOld extends Error {
  constructor(missing: string) {
    super(
      `The database is of an older version (it lacks "${missing}"); start this version of the desk once, or use the command of the version that runs.`,
    );
    this.name = 'DatabaseTooOld';
  }
}

/** No desk has been here. One clear sentence. */
export class NoDeskHere extends Error {
  constructor(where: string) {
    super(`${where} Start the desk once (npm start), or look at DATA_DIR and DATABASE_URL.`);
    this.name = 'NoDeskHere';
  }
}

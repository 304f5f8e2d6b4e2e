import { BadSetting } from '../server/settings/environment.ts';
import {
  BackupRefused,
  DatabaseTooNew,
  DatabaseTooOld,
  DatabaseUnreachable,
  DataDirectoryInUse,
  NoDeskHere,
  NoAuditLog,
  StorageUnavailable,
} from '../server/storage/errors.ts';
import { StaffRefused } from './staff/perform.ts';

const REASONS = [
  BackupRefused,
  BadSetting,
  DatabaseTooNew,
  DatabaseTooOld,
  DatabaseUnreachable,
  DataDirectoryInUse,
  NoDeskHere,
  NoAuditLog,
  StaffRefused,
  StorageUnavailable,
];

/** Runs a command and says what came of it in one line; why it could not be done is said likewise, with status 1. */
export async function runCommand(command: () => Promise<string>): Promise<void> {
  try {
    process.stdout.write(`${await command()}\n`);
  } catch (error) {
    if (!(error instanceof Error) || !REASONS.some((reason) => error instanceof reason)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

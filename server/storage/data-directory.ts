import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import Database from 'libsql';
import { z } from 'zod';
import { iso, type Instant } from '../domain/instant.ts';
import { whyNot } from './backup/durable-file.ts';
import { DataDirectoryInUse, DataDirectoryUnusable } from './errors.ts';

const Holder = z.object({ pid: z.number(), host: z.string(), since: z.string() });

/** The right to a data directory. */
export interface DataDirectoryLock {
  release(): void;
}

/**
 * Locks the data directory for this process, or throws {@link DataDirectoryInUse} or {@link DataDirectoryUnusable}. It
 * is a lock of the operating system: a killed process leaves none behind.
 */
export function lockDataDirectory(dataDir: string, since: Instant): DataDirectoryLock {
  try {
    return lock(dataDir, since);
  } catch (error) {
    if (error instanceof DataDirectoryInUse) throw error;
    throw new DataDirectoryUnusable(
      `${dataDir} cannot be used (${whyNot(error)}); it must be a directory in which this process may write.`,
    );
  }
}

function lock(dataDir: string, since: Instant): DataDirectoryLock {
  makeDirectory(resolve(dataDir));
  const lock = new Database(join(dataDir, 'lock.sqlite'));
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    if (!isBusy(error)) throw error;
    throw new DataDirectoryInUse(dataDir, readHolder(dataDir));
  }
  writeHolder(dataDir, since);
  return {
    release() {
      if (!lock.open) return;
      rmSync(holderFile(dataDir), { force: true });
      lock.exec('rollback');
      lock.close();
    },
  };
}

/** Step by step: Node's own recursive way never ends where a file system makes no directories. */
function makeDirectory(path: string): void {
  if (existsSync(path)) {
    if (!statSync(path).isDirectory()) throw new Error(`${path} is no directory`);
    return;
  }
  makeDirectory(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    if (!existsSync(path)) throw error;
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY';
}

function holderFile(dataDir: string): string {
  return join(dataDir, 'holder.json');
}

function writeHolder(dataDir: string, since: Instant): void {
  const holder = { pid: process.pid, host: hostname(), since: iso(since) };
  // Renamed into place, so that readers see the whole file or the old one.
  const draft = `${holderFile(dataDir)}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(holder)}\n`);
  renameSync(draft, holderFile(dataDir));
}

function readHolder(dataDir: string): string {
  try {
    const { pid, host, since } = Holder.parse(JSON.parse(readFileSync(holderFile(dataDir), 'utf8')));
    return `process ${pid} on ${host} since ${since}`;
  } catch {
    return 'another process';
  }
}

import { deskTime } from '../store/clock.ts';
import { useManualDesk, useManualUses } from '../store/manual-desk.ts';
import { showNotice } from '../store/view.ts';
import * as http from './http.ts';
import * as calls from './manual-calls.ts';

/** Fetches the versions; opens the one in force unless one lies open. */
export async function loadVersions(): Promise<void> {
  const answer = await calls.versions();
  if (!answer.ok) return showNotice(answer.error.message);
  useManualDesk.setState({ page: answer });
  if (useManualDesk.getState().open === null) await openVersion(answer.running);
}

/** Lays a version open; what was not saved is gone. */
export async function openVersion(number: number): Promise<void> {
  const answer = await calls.version(number);
  if (!answer.ok) return showNotice(answer.error.message);
  useManualDesk.setState({ open: answer, edits: [], flaw: null });
}

/** Keeps the changes as a draft and opens it; answers whether that was done. */
export async function saveEdits(why: string): Promise<boolean> {
  const { open, edits } = useManualDesk.getState();
  if (!open) return false;
  const answer = await calls.save({ parent: open.number, why, edits });
  if (!answer.ok) {
    const { message, field = '' } = answer.error;
    useManualDesk.setState({ flaw: { message, field } });
    return false;
  }
  await openVersion(answer.version.number);
  await loadVersions();
  return true;
}

/** How far back the uses of phrases and rules are counted, ms. */
const USES_MS = 30 * 86_400_000;

/** Fetches what became of phrases and rules from the records. Where that is refused, the screen goes on without. */
export async function loadUses(): Promise<void> {
  const now = deskTime();
  const answer = await http.report({
    from: new Date(now - USES_MS).toISOString(),
    to: new Date(now).toISOString(),
  });
  if (answer.ok) useManualUses.setState({ report: answer });
}

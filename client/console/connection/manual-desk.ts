import { refusalIn } from '../locales/refusals.ts';
import { deskTime } from '../store/clock.ts';
import { useManualDesk, useManualUses } from '../store/manual-desk.ts';
import { showNotice } from '../store/view.ts';
import * as http from './http.ts';
import * as calls from './manual-calls.ts';

/** Loads the list of versions; opens the active one unless one is open. */
export async function loadVersions(): Promise<void> {
  const answer = await calls.versions();
  if (!answer.ok) return showNotice(refusalIn(answer.error));
  useManualDesk.setState({ page: answer });
  if (useManualDesk.getState().open === null) await openVersion(answer.running);
}

/** Opens a version; discards unsaved changes. */
export async function openVersion(number: number): Promise<void> {
  const answer = await calls.version(number);
  if (!answer.ok) return showNotice(refusalIn(answer.error));
  useManualDesk.setState({ open: answer, edits: [], flaw: null });
}

/** Saves the changes as a draft and opens it; resolves with whether that succeeded. */
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

/** The period over which the uses of phrases and rules are counted, ms. */
const USES_MS = 30 * 86_400_000;

/** Loads the uses of phrases and rules. The screen works without them, so a refusal shows no notice. */
export async function loadUses(): Promise<void> {
  const now = deskTime();
  const answer = await http.report({
    from: new Date(now - USES_MS).toISOString(),
    to: new Date(now).toISOString(),
  });
  if (answer.ok) useManualUses.setState({ report: answer });
}

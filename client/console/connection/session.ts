import type { ErrorCode } from '../../../protocol/errors.ts';
import type { accountOperations } from '../../../protocol/operations/accounts.ts';
import type { Output } from '../../../protocol/operations/operation.ts';
import { forgetCases } from '../store/cases.ts';
import { forgetCustomers } from '../store/customers.ts';
import { forgetDesk, useDesk } from '../store/desk.ts';
import { forgetComposerCursor } from '../store/composer-cursor.ts';
import { forgetRecalled, loadDrafts } from '../store/drafts.ts';
import { loadKnownDrafts } from '../store/known-drafts.ts';
import { forgetAnnouncements } from '../store/shift.ts';
import { forgetManualDesk } from '../store/manual-desk.ts';
import { forgetManualNews } from '../store/manuals.ts';
import { forgetSearchTarget } from '../store/go-to.ts';
import { forgetOwnPhrases } from '../store/own-phrases.ts';
import { noteSignedOut } from '../store/provider.ts';
import { forgetDevices } from '../store/push.ts';
import { land } from '../store/route.ts';
import { forgetSettingDrafts } from '../store/setting-drafts.ts';
import { forgetSetUp } from '../store/set-up.ts';
import { forgetTagDrafts } from '../store/tag-drafts.ts';
import { forgetWrapUps } from '../store/tags.ts';
import { hidePicture, resetView } from '../store/view.ts';
import { forgetVisitors } from '../store/visitors.ts';
import { connect } from './connect.ts';
import { loadOutbox } from './deliver.ts';
import * as http from './http.ts';
import { closeLine } from './line.ts';
import { leavePush } from './push.ts';
import { loadSetUp } from './set-up.ts';
import { forgetUploads } from './upload.ts';

/** Checks who is signed in, and starts the console if somebody is; `isFresh` right after they have signed in. */
export async function resume(isFresh = false): Promise<void> {
  const answer = await http.whoAmI();
  if (answer.ok) await begin(answer, isFresh);
  else useDesk.setState({ session: null });
}

/**
 * Signs in and starts the console. Resolves with null, or why it was refused; `code` if a two-factor code is missing or
 * wrong.
 */
export async function signIn(
  account: string,
  password: string,
  code: string,
): Promise<ErrorCode | 'code' | null> {
  const answer = await http.signIn(account, password, code);
  if (!answer.ok) return answer.error.field === 'code' ? 'code' : answer.error.code;
  // The answer to the sign-in does not always contain the person; the session does.
  const who = await http.whoAmI();
  if (!who.ok) return who.error.code;
  await begin(who, true);
  return null;
}

/** Ends the session here and on the server. */
export async function signOut(): Promise<void> {
  await http.signOut();
  leaveDesk();
}

/** Ends all sessions of the own account. Resolves with false if the server could not be reached. */
export async function signOutEverywhere(): Promise<boolean> {
  const { ok } = await http.signOutEverywhere();
  if (ok) leaveDesk();
  return ok;
}

/** Changes the password. Resolves with null, or why it was refused. */
export async function changePassword(
  password: string,
  next: string,
): Promise<'wrong' | 'weak' | 'tooMany' | 'failed' | null> {
  const answer = await http.changePassword(password, next);
  if (answer.ok) return null;
  if (answer.error.field === 'next') return 'weak';
  if (answer.error.code === 'rate_limited') return 'tooMany';
  return answer.error.code === 'unauthorized' ? 'wrong' : 'failed';
}

/** Whose session it was that began here last, by account; null once it was ended here. */
let lastAccount: string | null = null;

function leaveDesk(): void {
  void leavePush();
  noteSignedOut(true);
  lastAccount = null;
  forgetPerson();
}

/** Forgets everything that belongs to one person, and not to the browser. */
function forgetPerson(): void {
  closeLine();
  forgetDevices();
  forgetDesk();
  forgetOwnPhrases();
  forgetAnnouncements();
  forgetManualDesk();
  forgetManualNews();
  forgetSettingDrafts();
  forgetVisitors();
  forgetSearchTarget();
  forgetSetUp();
  forgetCases();
  forgetCustomers();
  forgetUploads();
  forgetWrapUps();
  forgetTagDrafts();
  forgetRecalled();
  forgetComposerCursor();
  hidePicture();
  resetView();
}

async function begin(
  { account, role, number, name, setUp }: Output<typeof accountOperations.whoAmI>,
  isFresh: boolean,
): Promise<void> {
  if (isFresh) noteSignedOut(false);
  // A session that expired, or was ended elsewhere, leaves everything as it was: for the same person alone.
  if (lastAccount !== null && lastAccount !== account) forgetPerson();
  lastAccount = account;
  // Before anything is shown: else the console would stand there for a moment.
  if (setUp) await loadSetUp();
  land(role, isFresh);
  useDesk.setState({ session: { account, role, number, name } });
  loadDrafts(account);
  loadKnownDrafts(account);
  loadOutbox(account);
  connect();
}

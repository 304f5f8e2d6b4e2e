import { isBlank } from '../../../protocol/limits.ts';
import { readForm } from './form.ts';
import { pause } from './line.ts';
import type { DeskLine } from './session.ts';
import { nextToSend, type OutboxChange, type Unsent } from './outbox.ts';

const AGAIN_AFTER_MS = 1_500;
const AGAIN_AT_MOST_MS = 5_000;

/**
 * Returns a function that sends the outbox, one message at a time. A message without an answer is sent again with the
 * same clientId, so the server stores it once. `introduced` resolves once the server knows the visitor and the page.
 * Gives the department that the visitor has chosen.
 */
export function deliverFrom(
  { line, keep, view, dispatch }: DeskLine,
  token: () => string,
  introduced: () => Promise<string | undefined>,
): () => Promise<void> {
  let busy = false;
  return async function deliver(): Promise<void> {
    if (busy) return;
    busy = true;
    while (next() !== null) {
      const department = await introduced();
      const item = next();
      if (item === null) break;
      const sent = item.clientId;
      await send(item, department);
      const tries = view().outbox.find(({ clientId }) => clientId === sent)?.tries ?? 0;
      if (tries > 0) await pause(Math.min(AGAIN_AFTER_MS * tries, AGAIN_AT_MOST_MS));
    }
    busy = false;
  };

  function next(): Unsent | null {
    return view().link === 'online' ? nextToSend(view().outbox) : null;
  }

  async function send(item: Unsent, department?: string): Promise<void> {
    const { clientId } = item;
    dispatch({ type: 'outbox', event: { change: 'sending', clientId } });
    if (item.bytes !== undefined) return dispatch({ type: 'outbox', event: await upload(item) });
    const reply = await (item.chatId === null ? start(item, department) : sendMessage(item));
    if (reply === null) dispatch({ type: 'outbox', event: { change: 'missed', clientId } });
    else if (!reply.ok)
      dispatch({ type: 'outbox', event: { change: 'refused', clientId, code: reply.error.code } });
    else {
      const entries = [{ ...reply.entry, clientId }];
      dispatch({ type: 'news', entries, chat: reply.chat, local: performance.now() });
    }
  }

  /** Without the part that uploads there is no upload: it is tried again. */
  async function upload(item: Unsent): Promise<OutboxChange> {
    try {
      return await (await import('./waiting-bytes.ts')).uploadWaiting(item, token());
    } catch {
      return { change: 'missed', clientId: item.clientId };
    }
  }

  function start({ clientId, text, files, name, contact }: Unsent, department?: string) {
    // An item may be older than this page: what was entered is read where it is kept.
    const asked = view().desk?.look?.form;
    const { fields, consent } = readForm(keep);
    const answers = (asked?.fields ?? []).flatMap(({ label }): [string, string][] => {
      const answer = fields[label];
      return answer === undefined || isBlank(answer) ? [] : [[label, answer]];
    });
    // What is undefined is not sent.
    return line.ask('start', {
      answers: answers.length > 0 ? Object.fromEntries(answers) : undefined,
      consent: asked?.consent === undefined || consent === '' ? undefined : consent,
      clientId,
      text,
      files: idsOf(files),
      department,
      name: name ?? undefined,
      contact: contact ?? undefined,
    });
  }

  async function sendMessage({ clientId, text, files, quote }: Unsent) {
    const reply = await line.ask('message', { clientId, text, files: idsOf(files), quote });
    return reply?.ok === true ? { ...reply, chat: null } : reply;
  }
}

const idsOf = (files: Unsent['files']): string[] | undefined => files?.map(({ id }) => id);

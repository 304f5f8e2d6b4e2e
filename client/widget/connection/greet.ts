import { pause } from './line.ts';
import type { DeskLine } from './session.ts';
import { knownIn } from './view.ts';
import { helloOf, type Visitor } from './visitor.ts';

const AGAIN_AFTER_MS = 2_000;

/**
 * Returns a function that sends `hello` until the server answers. It sends the visitor, and receives chat, log and
 * opening hours.
 */
export function greetOn(
  desk: DeskLine,
  about: () => { visitor: Visitor; locale: string },
  keepToken: (token: string) => void,
) {
  let round = 0;
  return async function greet(): Promise<void> {
    round += 1;
    const mine = round;
    while (mine === round && desk.line.isUp()) {
      const { visitor, locale } = about();
      const knew = knownIn(desk.view());
      const reply = await desk.line.ask('hello', helloOf(visitor, locale));
      if (mine !== round) return;
      if (reply?.ok === true) {
        keepToken(reply.token);
        desk.dispatch({
          type: 'greeted',
          epoch: reply.epoch,
          desk: reply.desk,
          chat: reply.chat,
          entries: reply.entries,
          knew,
          readTo: readOf(desk.keep.get('read'), reply.chat?.id),
          local: performance.now(),
        });
        const { readTo } = desk.view();
        if (readTo > 0) void desk.line.ask('read', { seq: readTo });
        return;
      }
      if (reply?.error.code === 'unauthorized') desk.keep.set('token', null);
      await pause(AGAIN_AFTER_MS);
    }
  };
}

/** The last read entry according to the stored value; 0 if that is of another chat. */
export function readOf(kept: string | null, chatId: string | undefined): number {
  const [id, seq] = (kept ?? '').split(' ');
  return id === chatId ? Number(seq) || 0 : 0;
}

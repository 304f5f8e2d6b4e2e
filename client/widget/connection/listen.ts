import { OUTDATED } from '../../../protocol/version.ts';
import { TYPING_LIVES_MS } from '../../../protocol/limits.ts';
import { pause, type DeskLine } from './desk-line.ts';

const CALL_AGAIN_MS = 2_000;

/** Turns what comes over the line into happenings, and keeps the line up. */
export function listenTo({ line, keep, view, dispatch }: DeskLine, greet: () => Promise<void>): void {
  let typing = setTimeout(() => undefined);

  line.on('connect', () => void greet());
  line.on('disconnect', (why) => {
    dispatch({ type: 'link', link: 'offline' });
    // Socket.IO calls again by itself, except after the desk itself has hung up.
    if (why === 'io server disconnect') void pause(CALL_AGAIN_MS).then(() => line.connect());
  });
  line.on('connect_error', (error) => {
    const code = codeOf(error);
    if (code === OUTDATED) {
      dispatch({ type: 'link', link: 'outdated' });
      line.disconnect();
      return;
    }
    if (code === 'unauthorized') keep.set('token', null);
    if (view().link === 'online' || view().desk === null) dispatch({ type: 'link', link: 'offline' });
    if (!line.active) void pause(CALL_AGAIN_MS).then(() => line.connect());
  });

  line.on('entry', (entry) => dispatch({ type: 'heard', entries: [entry], chat: null, local: 0 }));
  line.on('chat', (chat) => dispatch({ type: 'heard', entries: [], chat, local: performance.now() }));
  line.on('desk', (desk) => dispatch({ type: 'desk', desk }));
  line.on('read', ({ seq }) => dispatch({ type: 'seen', seq }));
  line.on('typing', ({ on }) => {
    clearTimeout(typing);
    dispatch({ type: 'typing', on });
    if (on) typing = setTimeout(() => dispatch({ type: 'typing', on: false }), TYPING_LIVES_MS);
  });
}

function codeOf(error: Error): unknown {
  const data: unknown = 'data' in error ? error.data : null;
  return typeof data === 'object' && data !== null && 'code' in data ? data.code : null;
}

import { chatOperations as ask } from '../../protocol/operations/chats.ts';
import type { DeskOperation, Output } from '../../protocol/operations/operation.ts';
import { anyBlocks } from '../actions/manual/draft-objection.ts';
import type { ChatServices, DeskState, Needs } from '../actions/services.ts';
import { note } from '../actions/chats/help.ts';
import { close } from '../actions/chats/procedures.ts';
import * as staff from '../actions/chats/staff-actions.ts';
import * as reading from '../actions/chats/staff-reading.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { Console } from '../entry/console.ts';
import { on, type Handled, type InTurn } from '../entry/pipeline.ts';

type Shown = Output<typeof ask.open> | Refusal;

const LEFT = refuse('conflict', 'This chat was left before it was shown.');

/** What staff ask about one chat. */
export function chatHandlers(
  services: Needs<
    | ChatServices
    | DeskState
    | 'assistant'
    | 'audit'
    | 'epoch'
    | 'log'
    | 'manual'
    | 'ownPhrases'
    | 'readingWatch'
    | 'records'
    | 'rooms'
    | 'store.cases'
    | 'store.files'
    | 'store.mail'
  >,
): Record<keyof typeof ask, Handled<Console, DeskOperation>> {
  /** Follows a chat, and publishes the assistant's suggestions for it again. */
  const follow = async (
    { following, asker }: Console,
    chatId: string,
    read: (enter: () => Promise<void>) => Promise<Shown>,
  ): Promise<{ shown: Shown; left: boolean }> => {
    const followed = await following.follow(chatId, read);
    if (!isRefusal(followed.shown) && !followed.left) services.assistant.remind(chatId, asker.account);
    return followed;
  };
  const take = async (console: Console, inTurn: InTurn, chatId: string, how: 'accepted' | 'takenOver') => {
    const { shown } = await follow(console, chatId, (enter) =>
      inTurn(() => staff.take(services, console.asker, chatId, how, enter)),
    );
    return shown;
  };

  return {
    accept: on(ask.accept, {
      around: ({ chatId }, console: Console, inTurn) => take(console, inTurn, chatId, 'accepted'),
    }),
    takeOver: on(ask.takeOver, {
      around: ({ chatId }, console: Console, inTurn) => take(console, inTurn, chatId, 'takenOver'),
    }),
    declineOffer: on(ask.declineOffer, ({ chatId }, { asker }: Console) =>
      staff.declineOffer(services, asker, chatId),
    ),
    open: on(ask.open, {
      async around({ chatId, after }, console: Console, inTurn) {
        const { shown, left } = await follow(console, chatId, (enter) =>
          inTurn(() => reading.read(services, console.asker, chatId, { after, enter })),
        );
        return left ? LEFT : shown;
      },
    }),
    leave: on(ask.leave, async ({ chatId }, { following }: Console) => {
      await following.leave(chatId);
      return {};
    }),
    message: on(ask.message, {
      around: ({ chatId, ...words }, { asker }: Console, inTurn) =>
        inTurn(() => staff.write(services, asker, chatId, words), {
          order:
            anyBlocks(services) || words.files !== undefined || words.quote !== undefined
              ? 'exclusive'
              : 'write',
        }),
    }),
    recall: on(ask.recall, ({ chatId, seq }, { asker }: Console) =>
      staff.recall(services, asker, chatId, seq),
    ),
    note: on(ask.note, ({ chatId, ...words }, { asker }: Console) => note(services, asker, chatId, words)),
    transfer: on(ask.transfer, ({ chatId, ...where }, { asker }: Console) =>
      staff.transfer(services, asker, chatId, where),
    ),
    close: on(ask.close, ({ chatId, skipped }, { asker }: Console) =>
      close(services, asker, chatId, skipped),
    ),
    typing: on(ask.typing, ({ chatId, on: typing }, { asker }: Console) =>
      reading.staffTyping(services, asker, chatId, typing),
    ),
    read: on(ask.read, ({ chatId, seq }, { asker }: Console) =>
      reading.staffRead(services, asker, chatId, seq),
    ),
  };
}

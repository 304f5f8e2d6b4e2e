import type { DeskLook } from '../../../protocol/widget-look.ts';
import type { Texts } from './texts.ts';

/** The texts with the sentences that the desk has put in its own words. They are shown as text, never as markup. */
export function inOwnWords(texts: Texts, own: DeskLook['texts'] = {}): Texts {
  const { title, hello, greeting, away, queue, closed, department } = own;
  return {
    ...texts,
    title: title ?? texts.title,
    hello: hello ?? texts.hello,
    howCanWeHelp: (company) => greeting ?? texts.howCanWeHelp(company),
    leaveMessage: (isClosed) => away ?? texts.leaveMessage(isClosed),
    department: department ?? texts.department,
    queueKeep: queue ?? texts.queueKeep,
    closed:
      closed === undefined
        ? texts.closed
        : { ...texts.closed, agent: closed, customer: closed, idle: closed },
  };
}

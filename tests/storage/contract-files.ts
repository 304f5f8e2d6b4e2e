import type { NewEntry } from '../../server/domain/chat/log.ts';
import { append } from '../../server/domain/case/fold.ts';
import { step } from '../../server/domain/case/step.ts';
import { isRefusal } from '../../server/domain/refusal.ts';
import type { NewFile } from '../../server/storage/files/file-store.ts';
import { ACase, AGENT, RULES } from '../domain/case/a-case.ts';
import type { Current } from './contract.ts';
import { aChat, begin, goOn, joins, MORNING, said } from './a-chat.ts';

/** A row as an upload begins it. */
function received(id: string, more: Partial<NewFile> = {}): NewFile {
  return {
    ...{
      id,
      owner: 'chat',
      chat_id: null,
      case_number: null,
      customer_id: 'of-a',
      account: null,
      name: `${id}.png`,
    },
    ...{ type: 'image/png', size: 1000, width: 4, height: 3, thumbnail: 1, hash: 'abc', at: MORNING },
    ...more,
  };
}

const sent = (id: string) => [{ id, name: `${id}.png`, type: 'image/png', size: 1000, width: 4, height: 3 }];

/** A customer's message that is a file. */
const withFile = (id: string): NewEntry => ({
  ...{ kind: 'message', by: { role: 'customer' }, clientId: `sends-${id}`, text: '' },
  data: { files: sent(id) },
});

/** The rows of files. */
export function describeFiles(store: Current): void {
  describe('[P1] files', () => {
    const files = () => store().files;
    const kept = async (id: string, more: Partial<NewFile> = {}) => {
      await files().receive(received(id, more));
      expect(await files().keep(id)).toBe(true);
    };
    const stateOf = async (id: string) => (await files().find(id))?.state ?? null;

    test('[P1] a line makes the file its own in its own transaction, seen by the customer if they see the line', async () => {
      await begin(store(), aChat('a'), [said('您好')]);
      await kept('f1');
      await kept('f2', { customer_id: null, account: '1001', chat_id: 'a' });
      await goOn(store(), 'a', [joins(), withFile('f1')]);
      expect(await files().find('f1')).toMatchObject({ state: 'referenced', chat_id: 'a', seq: 3, shown: 1 });
      const by = { role: 'agent', account: '1001' } as const;
      const data = { files: sent('f2') };
      await goOn(store(), 'a', [{ kind: 'approval_asked', by, text: '', data }]);
      expect(await files().find('f2')).toMatchObject({ state: 'referenced', seq: 4, shown: 0 });
      await goOn(store(), 'a', [{ kind: 'message', by, text: '', data }]);
      expect(await files().find('f2')).toMatchObject({ seq: 5, shown: 1 });
      const gone = { seq: 5, customerSeq: 3, words: '' };
      await goOn(store(), 'a', [{ kind: 'recalled', by, data: { ...gone, files: sent('f2') } }]);
      expect(await files().find('f2')).toMatchObject({ state: 'referenced', shown: -1 });
      const [entry] = await store().chats.entries('a', { after: 4, limit: 1 });
      expect(JSON.stringify(entry)).not.toContain('f2');
    });

    test('[P1] a first line makes it its own too, and a file that was given up stays so', async () => {
      await kept('f1');
      await kept('f2');
      await files().giveUp(['f2']);
      await begin(store(), aChat('a'), [withFile('f1'), withFile('f2')]);
      expect([await stateOf('f1'), await stateOf('f2')]).toEqual(['referenced', 'gone']);
    });

    test('only what is received becomes kept, and only what is kept becomes a phrase’s', async () => {
      await files().receive(received('f1', { owner: 'phrase' }));
      expect(await files().reference('f1')).toBe(false);
      expect(await files().keep('f1')).toBe(true);
      expect(await files().keep('f1')).toBe(false);
      expect(await files().reference('f1')).toBe(true);
      expect(await files().keep('nothing')).toBe(false);
      expect((await files().findAll(['f1', 'nothing'])).map(({ id }) => id)).toEqual(['f1']);
    });

    test('what a customer has uploaded in a day is counted in bytes', async () => {
      await kept('f1', { at: MORNING - 1 });
      await kept('f2', { size: 3_000_000_000 });
      await kept('f3', { customer_id: 'another' });
      expect(await files().bytesOf({ customerId: 'of-a' }, MORNING)).toBe(3_000_000_000);
      expect(await files().bytesOf({ customerId: 'of-a' }, MORNING - 1)).toBe(3_000_001_000);
      expect(await files().bytesOf({ customerId: 'nobody' }, 0)).toBe(0);
    });

    test('what was never stored or sent is given up by its age, what was sent only by its own', async () => {
      await begin(store(), aChat('a'), [said('您好')]);
      for (const id of ['sent', 'kept-old', 'kept-new']) await kept(id);
      await files().receive(received('received'));
      await kept('late', { at: MORNING + 10 });
      await goOn(store(), 'a', [withFile('sent')]);
      expect(await files().giveUpStale({ received: MORNING + 1, kept: MORNING }, 9)).toBe(1);
      expect(await stateOf('received')).toBe('gone');
      expect(await files().giveUpStale({ received: 0, kept: MORNING + 1 }, 1)).toBe(1);
      expect(await files().giveUpStale({ received: 0, kept: MORNING + 1 }, 9)).toBe(1);
      expect([await stateOf('sent'), await stateOf('late')]).toEqual(['referenced', 'kept']);
      expect(await files().giveUpOld(MORNING, 9)).toBe(0);
      expect(await files().giveUpOld(MORNING + 1, 9)).toBe(1);
      expect((await files().gone(9)).map(({ id }) => id).sort()).toEqual(
        ['kept-new', 'kept-old', 'received', 'sent'].sort(),
      );
    });

    test('[P10] of the desk are those that were set and not given up', async () => {
      for (const id of ['logo', 'face', 'chosen']) await kept(id, { owner: 'desk', customer_id: null });
      await kept('f1');
      for (const id of ['logo', 'face', 'f1']) expect(await files().reference(id)).toBe(true);
      await files().giveUp(['face']);
      expect(await files().ofDesk()).toEqual([{ id: 'logo', at: MORNING }]);
    });

    test('[P5] a comment makes the file its case’s in its own transaction, and it goes by its age or with the case', async () => {
      const opened = new ACase('feedback', {}, MORNING);
      const { number } = await store().cases.open(opened.case, opened.entries);
      const ofCase = { owner: 'case', case_number: number, customer_id: null, account: '1001' } as const;
      await kept('f1', ofCase);
      await kept('f2', { ...ofCase, at: MORNING + 5 });
      await kept('f3', ofCase);
      await kept('elsewhere', { customer_id: null, account: '1001', chat_id: 'a' });
      expect(await files().bytesOf({ account: '1001' }, MORNING)).toBe(3000);
      const commented = (ids: string[], cut = false) =>
        store().cases.change([number], null, ({ cases }) => {
          const one = cases.get(number) ?? opened.case;
          const event = { type: 'commented', by: AGENT, files: ids.flatMap(sent) } as const;
          const outcome = step(one, event, MORNING, RULES);
          if (isRefusal(outcome)) throw new Error(outcome.message);
          // A line that cannot be stored again.
          const { entries, ...after } = append(one, outcome, MORNING);
          return [{ number, ...after, entries: cut ? [...entries, ...entries] : entries }];
        });
      await expect(commented(['f1'], true)).rejects.toThrow();
      expect(await stateOf('f1')).toBe('kept');
      await commented(['f1', 'f2']);
      expect(await files().find('f1')).toMatchObject({
        state: 'referenced',
        case_number: number,
        seq: 2,
        shown: 0,
      });
      const [, line] = await store().cases.entries(number);
      expect(line).toMatchObject({ type: 'commented', data: { files: [...sent('f1'), ...sent('f2')] } });
      expect(await files().giveUpOld(MORNING + 1, 9)).toBe(1);
      expect(await files().find('f1')).toMatchObject({ state: 'gone', case_number: null });
      expect((await files().giveUpOfCase(number)).sort()).toEqual(['f2', 'f3']);
      expect(await files().giveUpOfCase(number + 1)).toEqual([]);
    });

    test('what is given up leads to nobody, and is forgotten only then', async () => {
      await kept('f1', { chat_id: 'a' });
      await kept('f2');
      await files().forget(['f1']);
      expect(await files().giveUpOfChat('a')).toEqual(['f1']);
      expect(await files().find('f1')).toMatchObject({
        ...{ state: 'gone', name: '', chat_id: null, customer_id: null },
      });
      expect(await files().giveUpUnsent('of-a')).toEqual(['f2']);
      expect(await stateOf('f2')).toBe('gone');
      await files().forget(['f1', 'f2']);
      expect([await stateOf('f1'), await stateOf('f2')]).toEqual([null, null]);
    });

    test('what a backup has to hold is found page by page', async () => {
      for (const id of ['f1', 'f2', 'f3']) await kept(id);
      await files().receive(received('f4'));
      await files().giveUp(['f2']);
      expect((await files().stored('', 1)).map(({ id }) => id)).toEqual(['f1']);
      expect((await files().stored('f1', 9)).map(({ id }) => id)).toEqual(['f3']);
    });
  });
}

import { append } from '../../server/domain/chat/fold.ts';
import type { NewEntry } from '../../server/domain/chat/log.ts';
import { isForCustomers } from '../../server/domain/chat/shown.ts';
import type { Changes } from '../../server/storage/chats/store.ts';
import { aChat, answered, begin, goOn, joins, LEFT, MORNING, noted, said } from './a-chat.ts';
import type { Current } from './contract.ts';

const NOTHING = { chatIds: [], customerIds: [], sent: [], sentByCustomers: [] };

/** One batch: all or nothing, each message once, in its place. */
export function describeBatches(store: Current): void {
  describe('a batch', () => {
    test('is stored as a whole or not at all', async () => {
      const good = append(aChat('good'), [said('您好')], MORNING);
      const bad = append(aChat('bad'), [said('您好')], MORNING);
      const doubled: Changes = {
        entries: [...good.entries, ...bad.entries, ...bad.entries],
        chats: [good.chat, bad.chat].map((chat) => ({ chat, isNew: true, dueAt: null })),
      };
      await expect(store().chats.commit(NOTHING, () => doubled)).rejects.toThrow();
      expect(await store().chats.find('good')).toBeNull();
      await begin(store(), aChat('good'), [said('您好')]);
      expect(await store().chats.find('good')).not.toBeNull();
    });

    test('[P6] keeps what leaves the desk with it: all or nothing, and once however often it is told', async () => {
      const mail = { kind: 'mail' as const, to: 'press@x.cn', subject: 's', text: 't', caseNumber: null };
      const outgoing = [
        { ...mail, id: 'good.1.m' },
        { ...mail, id: 'good.1.w', kind: 'webhook' as const, to: '' },
      ];
      const { chat, entries } = append(aChat('good'), [said('您好')], MORNING);
      const batch = (all: Changes['entries'], isNew: boolean): Promise<void> =>
        store().chats.commit({ ...NOTHING, chatIds: isNew ? [] : ['good'] }, () => ({
          ...{ entries: all, chats: [{ chat, isNew, dueAt: null }], outgoing },
        }));
      await expect(batch([...entries, ...entries], true)).rejects.toThrow();
      expect(await store().mail.state()).toMatchObject({ waiting: 0 });
      await batch(entries, true);
      const [one] = entries;
      await batch(one ? [{ ...one, seq: 2, customerSeq: 2, clientId: 'next' }] : [], false);
      expect(await store().mail.state()).toMatchObject({ waiting: 2 });
      const taken = await store().mail.take(MORNING, MORNING + 1, ['mail']);
      expect(taken).toMatchObject({ id: 'good.1.m', to: 'press@x.cn', queuedAt: MORNING, attempts: 1 });
    });

    test('that cannot be decided stores nothing, and the next one goes on', async () => {
      const failing = store().chats.commit(NOTHING, () => {
        throw new Error('not decided');
      });
      const next = begin(store(), aChat('a'), [said('您好')]);
      await expect(failing).rejects.toThrow('not decided');
      expect((await next).lastSeq).toBe(1);
    });

    test('gives the places 1, 2, 3 … in both counts, without a gap, also when many ask at once', async () => {
      await begin(store(), aChat('a'), [said('您好')]);
      const lines = Array.from({ length: 30 }, (_, n) => (n % 3 === 0 ? noted(`${n}`) : said(`${n}`)));
      await Promise.all(lines.map((line) => goOn(store(), 'a', [line])));
      const log = await store().chats.entries('a', { after: 0, limit: 99 });
      expect(log.map(({ seq }) => seq)).toEqual(Array.from({ length: 31 }, (_, n) => n + 1));
      const visible = await store().chats.entriesForCustomer('a', { after: 0, limit: 99 });
      expect(visible.map(({ customerSeq }) => customerSeq)).toEqual(
        Array.from({ length: 21 }, (_, n) => n + 1),
      );
    });

    test('finds what its sender has sent before, and nobody else’s', async () => {
      await begin(store(), aChat('a'), [said('您好', 'same')]);
      await goOn(store(), 'a', [joins(), { ...answered('您好'), clientId: 'same' }]);
      const keys = ['customer', 'staff:1001', 'staff:1002'].map((sender) => ({
        chatId: 'a',
        sender,
        clientId: 'same',
      }));
      let found: unknown[] = [];
      await store().chats.commit({ ...NOTHING, sent: keys }, (loaded) => {
        found = keys.map((key) => loaded.sent(key)?.seq);
        return { entries: [], chats: [] };
      });
      expect(found).toEqual([1, 3, undefined]);
    });

    test('refuses a sender’s second entry with the same clientId', async () => {
      await begin(store(), aChat('a'), [said('您好', 'same')]);
      const twice = store().chats.commit({ ...NOTHING, chatIds: ['a'] }, (loaded) => {
        const { chat, entries } = append(loaded.chat('a')!.chat, [said('您好', 'same')], MORNING);
        return { entries, chats: [{ chat, isNew: false, dueAt: null }] };
      });
      await expect(twice).rejects.toMatchObject({ name: 'StorageUnavailable' });
      expect(await store().chats.entries('a', { after: 0, limit: 9 })).toHaveLength(1);
      expect((await store().chats.find('a'))?.chat.lastSeq).toBe(1);
    });

    test('finds a customer’s latest chat and what they have sent in it', async () => {
      await begin(store(), aChat('old', { customerId: 'li' }), [said('旧', 'x')]);
      await begin(store(), aChat('new', { customerId: 'li' }), [said('新', 'y')]);
      const asked = ['x', 'y'].map((clientId) => ({ customerId: 'li', clientId }));
      let seen: unknown[] = [];
      await store().chats.commit(
        { ...NOTHING, customerIds: ['li', 'nobody'], sentByCustomers: asked },
        (loaded) => {
          seen = [loaded.latestChatOf('li')?.chat.id, loaded.latestChatOf('nobody')];
          seen.push(loaded.sentByCustomer({ customerId: 'li', clientId: 'y' })?.stored.chat.id);
          return { entries: [], chats: [] };
        },
      );
      expect(seen).toEqual(['new', undefined, 'new']);
    });

    test('finds a retry also where a new message would be refused, by chat and by customer', async () => {
      await begin(store(), aChat('a', { customerId: 'li' }), [said('您好', 'same')]);
      await goOn(store(), 'a', [LEFT]);
      const key = { chatId: 'a', sender: 'customer', clientId: 'same' };
      const wants = [
        { ...NOTHING, chatIds: ['a'], sent: [key] },
        { ...NOTHING, customerIds: ['li'], sentByCustomers: [{ customerId: 'li', clientId: 'same' }] },
      ];
      for (const wanted of wants) {
        let answer: number | string | undefined;
        await store().chats.commit(wanted, (loaded) => {
          const sent =
            loaded.sent(key) ?? loaded.sentByCustomer({ customerId: 'li', clientId: 'same' })?.entry;
          answer = sent?.seq ?? 'closed';
          return { entries: [], chats: [] };
        });
        expect(answer).toBe(1);
      }
    });

    test('finds what a customer has sent in a chat before the latest, with that chat, and nobody else’s', async () => {
      await begin(store(), aChat('old', { customerId: 'li' }), [said('旧', 'same')]);
      await goOn(store(), 'old', [LEFT]);
      await begin(store(), aChat('new', { customerId: 'li', continues: 'old' }), [said('新')]);
      await begin(store(), aChat('other', { customerId: 'wu' }), [said('您好')]);
      // Once as the last batch has left it, and once as it is read from the database.
      for (const known of [[], ['nobody']]) {
        const asked = ['li', 'wu'].map((customerId) => ({ customerId, clientId: 'same' }));
        const wanted = { ...NOTHING, customerIds: ['li', 'wu', ...known], sentByCustomers: asked };
        let found: unknown[] = [];
        await store().chats.commit(wanted, (loaded) => {
          found = asked.map((key) => {
            const sent = loaded.sentByCustomer(key);
            return sent && [sent.stored.chat.id, sent.entry.seq, sent.stored.chat.state.status];
          });
          return { entries: [], chats: [] };
        });
        expect(found).toEqual([['old', 1, 'closed'], undefined]);
      }
    });

    test('with one retry among new messages stores the new ones, each once', async () => {
      await begin(store(), aChat('a'), [said('您好', 'same')]);
      await goOn(store(), 'a', [said('在吗'), said('您好', 'same'), said('谢谢')]);
      const log = await store().chats.entries('a', { after: 0, limit: 9 });
      expect(log.map(({ clientId }) => clientId)).toEqual(['same', 'says-在吗', 'says-谢谢']);
    });

    test('sees what the batch before it has stored, and not what failed', async () => {
      await begin(store(), aChat('a'), [said('您好')]);
      await goOn(store(), 'a', [said('一')]);
      const failing = store().chats.commit({ ...NOTHING, chatIds: ['a'] }, (loaded) => {
        const { chat, entries } = append(loaded.chat('a')!.chat, [said('二')], MORNING);
        return { entries: [...entries, ...entries], chats: [{ chat, isNew: false, dueAt: null }] };
      });
      await expect(failing).rejects.toThrow();
      await goOn(store(), 'a', [said('三')]);
      const log = await store().chats.entries('a', { after: 0, limit: 9 });
      expect(log.map((entry) => [entry.seq, 'text' in entry && entry.text])).toEqual([
        [1, '您好'],
        [2, '一'],
        [3, '三'],
      ]);
    });

    test.each([
      ['emoji and quotes', `👩‍👩‍👧‍👦 'it''s' "quoted" \\n %_ ; --`],
      ['lines and tabs', 'a\n\tb\u2028c'],
      ['rare characters', '𠮷野家 龘 é \u0301 \u202e'],
      ['4,000 characters', '😀'.repeat(4000)],
      ['what looks like JSON', '{"__proto__":{"a":1}}'],
    ])('keeps %s byte by byte', async (_, text) => {
      await begin(store(), aChat('a'), [said(text, text.slice(0, 64))]);
      expect(await store().chats.entry('a', 1)).toMatchObject({ text, clientId: text.slice(0, 64) });
    });

    test('keeps every kind of line as it was', async () => {
      const system = { role: 'system' } as const;
      const lead = { role: 'lead', account: '9001' } as const;
      await begin(store(), aChat('a'), [said('您好')]);
      const lines: NewEntry[] = [
        joins(),
        {
          ...answered('是'),
          kind: 'message',
          text: '是',
          data: { phraseId: 'p', phraseUse: 'edited', manual: 'v1' },
        },
        { kind: 'nudged', by: system },
        { kind: 'warned', by: lead, text: '请文明用语', data: { until: MORNING + 5 } },
        { kind: 'flagged', by: system, data: { seq: 1, words: ['滚'] } },
        { kind: 'warning_lifted', by: lead, data: { lifted: 'agent' } },
        { kind: 'agent_lost', by: system },
        { kind: 'agent_back', by: system },
        { kind: 'transferred', by: lead, text: '急', data: { to: '1002', why: 'lead' } },
        {
          kind: 'closed',
          by: system,
          data: { reason: 'harassment', lastCustomerAt: 1, lastAgentAt: null, evidence: [1] },
        },
        { kind: 'rated', by: { role: 'customer' }, text: '好', data: { score: 4 } },
      ];
      await goOn(store(), 'a', lines);
      const kept = await store().chats.entries('a', { after: 1, limit: 99 });
      const at = MORNING;
      let seen = 1;
      expect(kept).toEqual(
        lines.map((line, index) => {
          const customerSeq = isForCustomers(line.kind) ? (seen += 1) : null;
          return { ...line, chatId: 'a', seq: index + 2, customerSeq, at };
        }),
      );
    });
  });
}

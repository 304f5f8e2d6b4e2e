import { fold } from '../../server/domain/chat/fold.ts';
import { newChat } from '../../server/domain/chat/chat.ts';
import type { Store } from '../../server/storage/store.ts';
import { describeAnnouncements } from './contract-announcements.ts';
import { describeAudit } from './contract-audit.ts';
import { describeBatches } from './contract-batches.ts';
import { describeCases } from './contract-cases.ts';
import { describeCustomerRecords } from './contract-customer-records.ts';
import { describeDepartments } from './contract-departments.ts';
import { describeDrafts } from './contract-drafts.ts';
import { describePush } from './contract-push.ts';
import { describeInvitations } from './contract-invitations.ts';
import { describeHandovers } from './contract-handovers.ts';
import { describeFiles } from './contract-files.ts';
import { describeErasure } from './contract-erasure.ts';
import { describeLearning } from './contract-learning.ts';
import { describeLists } from './contract-lists.ts';
import { describeMeasures } from './contract-measures.ts';
import { describeManual } from './contract-manual.ts';
import { describeOwnPhrases } from './contract-own-phrases.ts';
import { describePhraseFiles } from './contract-phrase-files.ts';
import { describePeople } from './contract-people.ts';
import { describeProposals } from './contract-proposals.ts';
import { describeRecall } from './contract-recall.ts';
import { describeRecords } from './contract-records.ts';
import { describeSearch } from './contract-search.ts';
import { describeIdentities } from './contract-identities.ts';
import { describeTwoFactor } from './contract-two-factor.ts';
import { describeSeen } from './contract-seen.ts';
import { describeSettings } from './contract-settings.ts';
import { describeSweep } from './contract-sweep.ts';
import { describeTimeline } from './contract-timeline.ts';
import { describeWrapUps } from './contract-wrap-ups.ts';
import { describeVisibility } from './contract-visibility.ts';
import { aChat, answered, begin, goOn, joins, LEFT, noted, said } from './a-chat.ts';

/** A place where a store is kept: can be opened, closed, and opened again with what it kept. */
export interface Place {
  open(): Promise<Store>;
  remove(): Promise<void>;
}

/** The store of the test that runs. */
export type Current = () => Store;

/** What every store promises. A database joins by giving places to keep one in. */
export function describeStore(name: string, newPlace: () => Promise<Place>): void {
  describe(name, () => {
    let place: Place;
    let store: Store;
    beforeEach(async () => {
      place = await newPlace();
      store = await place.open();
    });
    afterEach(async () => {
      await store.close();
      await place.remove();
    });
    const current: Current = () => store;

    describeBatches(current);
    describeSeen(current);
    describeLists(current);
    describeSearch(current);
    describeVisibility(current);
    describeWrapUps(current);
    describeSweep(current);
    describeTimeline(current);
    describePeople(current);
    describeOwnPhrases(current);
    describePhraseFiles(current);
    describeAnnouncements(current);
    describeHandovers(current);
    describeDrafts(current);
    describePush(current);
    describeInvitations(current);
    describeSettings(current);
    describeDepartments(current);
    describeCases(current);
    describeCustomerRecords(current);
    describeManual(current);
    describeRecords(current);
    describeMeasures(current);
    describeRecall(current);
    describeFiles(current);
    describeLearning(current);
    describeProposals(current);
    describeErasure(current);
    describeAudit(current);
    describeTwoFactor(current);
    describeIdentities(current);

    test('what was kept is there when it is opened again', async () => {
      await begin(store, aChat('a'), [said('您好')], { dueAt: 7 });
      await goOn(store, 'a', [joins(), answered('请问有什么可以帮您')], { dueAt: 8 });
      const before = [await store.chats.find('a'), await store.chats.entries('a', { after: 0, limit: 9 })];
      await store.close();
      store = await place.open();
      expect([await store.chats.find('a'), await store.chats.entries('a', { after: 0, limit: 9 })]).toEqual(
        before,
      );
    });

    test('replaying the log gives the row', async () => {
      await begin(store, aChat('a'), [said('您好')]);
      await goOn(store, 'a', [joins(), answered('您好'), noted('老客户'), said('谢谢')]);
      await goOn(store, 'a', [LEFT, { kind: 'rated', by: { role: 'customer' }, data: { score: 5 } }]);
      const kept = await store.chats.find('a');
      const log = await store.chats.entries('a', { after: 0, limit: 99 });
      expect(log.reduce(fold, newChat(kept!.chat))).toEqual(kept!.chat);
    });

    test('it answers a ping while it is open, and only then', async () => {
      await expect(store.ping()).resolves.toBeUndefined();
      await store.close();
      await expect(store.ping()).rejects.toThrow('closed');
      store = await place.open();
    });
  });
}

import fc from 'fast-check';
import { RECORD_FIELDS } from '../../../protocol/customer-records.ts';
import {
  changesOf,
  EMPTY_RECORD,
  joined,
  knownContact,
  knownName,
  parted,
  patched,
  type CustomerRecord,
} from '../../../server/domain/customer/record.ts';

const WANG: CustomerRecord = { ...EMPTY_RECORD, name: '王芳', contacts: ['13800001111'], tags: ['老客户'] };
const LI: CustomerRecord = {
  ...{ name: '李明', salutation: '李先生', company: '晨光', contacts: ['li@example.com', '13800001111'] },
  ...{ class: 'A', preferences: '下午联系', tags: ['批发'], note: '催过两次' },
};

const text = fc.option(fc.constantFrom('一', '二', '三'));
const list = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 3 });
const records: fc.Arbitrary<CustomerRecord> = fc.record({
  ...{ name: text, salutation: text, company: text, contacts: fc.option(list) },
  ...{ class: text, preferences: text, tags: list, note: text },
});

test('[P9] a patch changes what it names, and the change has the old and the new value', () => {
  const after = patched(WANG, { company: '晨光', tags: [], name: undefined });
  expect(after).toEqual({ ...WANG, company: '晨光', tags: [] });
  expect(changesOf(WANG, after)).toEqual({
    company: { from: null, to: '晨光' },
    tags: { from: ['老客户'], to: [] },
  });
  expect(changesOf(WANG, patched(WANG, { name: '王芳' }))).toEqual({});
});

test('[P9] two records of one person: empty fields are filled, contacts, tags and notes are put together', () => {
  expect(joined(WANG, LI, [])).toEqual({
    ...{ name: '王芳', salutation: '李先生', company: '晨光', class: 'A', preferences: '下午联系' },
    ...{ contacts: ['13800001111', 'li@example.com'], tags: ['老客户', '批发'], note: '催过两次' },
  });
  expect(joined(WANG, LI, ['name', 'contacts'])).toMatchObject({
    name: '李明',
    contacts: ['li@example.com', '13800001111'],
  });
  // Nobody has said which contacts are true: their own words stand.
  expect(joined(EMPTY_RECORD, EMPTY_RECORD, []).contacts).toBeNull();
});

test('[P9] taken apart at once, a record is what it was before', () => {
  fc.assert(
    fc.property(records, records, fc.subarray([...RECORD_FIELDS]), (own, other, take) => {
      const together = joined(own, other, take);
      expect(parted(together, changesOf(own, together))).toEqual(own);
    }),
  );
});

test('[P9] what was written since is kept when a record is taken apart', () => {
  const together = joined(WANG, LI, []);
  const gave = changesOf(WANG, together);
  const since = patched(together, { company: '新公司', contacts: [...(together.contacts ?? []), 'wx-wang'] });
  expect(parted(since, gave)).toEqual({ ...WANG, company: '新公司', contacts: ['13800001111', 'wx-wang'] });
});

test('a customer is known by what staff have written, else by what they said', () => {
  const said = { name: '小王', contact: '138' };
  expect([knownName(said), knownContact(said)]).toEqual(['小王', '138']);
  const person = { record: WANG };
  expect([knownName({ ...said, person }), knownContact({ ...said, person })]).toEqual([
    '王芳',
    '13800001111',
  ]);
});

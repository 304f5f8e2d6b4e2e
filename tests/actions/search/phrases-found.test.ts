import { phrasesFound } from '../../../server/actions/search/phrases-found.ts';
import { askFor } from '../../../server/domain/search/grams.ts';
import { applyEdits } from '../../../phrases/edit/apply.ts';
import { loadContent } from '../../../phrases/load.ts';
import type { Role } from '../../../protocol/rights.ts';
import { shippedContent, shippedManual } from '../../phrases/shipped-manual.ts';
import { aDesk, shut, type TestDesk } from '../a-desk.ts';

const both = (text: string) => ({ 'zh-CN': text, en: text });
const { manual } = loadContent(
  'zh-CN',
  applyEdits(shippedContent(), [
    { do: 'addPhrase', situation: 'thanks', text: both('螺丝已经为您拧紧。'), id: 'thanks.90' },
    { do: 'editPhrase', id: 'thanks.90', departments: ['fittings'] },
  ])['zh-CN'],
);

let test_: TestDesk;
beforeAll(async () => {
  test_ = await aDesk();
});
afterAll(() => shut(test_));

/** How many phrases on screws somebody finds who belongs to these departments. */
function found(role: Role, departments: string[], department?: string): number {
  const { desk } = test_;
  const account = role === 'agent' ? '1001' : '9001';
  const member = desk.directory.member(account);
  if (!member) throw new Error('nobody');
  const serving = departments.map((one) => ({ department: one, serves: 'always' as const }));
  const services = {
    ...desk,
    manual: Object.assign(Object.create(desk.manual) as typeof desk.manual, {
      active: { 'zh-CN': manual, en: shippedManual('en') },
    }),
    directory: Object.assign(Object.create(desk.directory) as typeof desk.directory, {
      member: () => ({ ...member, departments: serving }),
    }),
  };
  const ask = askFor('螺丝');
  if (!ask) throw new Error('asks for nothing');
  const page = { after: undefined, limit: 9, department };
  return phrasesFound(services, { account, role }, ask, page).found.length;
}

test.each([
  ['an agent of the department', 'agent', ['sales', 'fittings'], undefined, 1],
  ['an agent of another', 'agent', ['sales'], undefined, 0],
  ['an agent of none', 'agent', [], undefined, 0],
  ['a lead', 'lead', [], undefined, 1],
  ['a lead who asks for the department', 'lead', [], 'fittings', 1],
  ['a lead who asks for another', 'lead', [], 'sales', 0],
  ['an agent of the department who asks for another', 'agent', ['fittings'], 'sales', 0],
] as const)('what is kept to a department is found or not by %s', (_, role, own, department, count) => {
  expect(found(role, [...own], department)).toBe(count);
});

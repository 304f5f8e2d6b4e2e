import { tagRefusalIn } from '../../client/console/features/tags/tag-refusal.ts';
import { i18n } from '../../client/console/locales/i18n.ts';
import { TAG_DEPTH_MAX, type Tag } from '../../protocol/tags.ts';
import { objectionToTree } from '../../server/domain/tag/tags.ts';

/** What the console says of the server's objection to a tree. */
function said(tags: Tag[], others: Tag[] = []): string {
  const objection = objectionToTree(tags, [{ department: null, tags: others }]);
  if (objection === null) throw new Error('The tree was not refused.');
  return tagRefusalIn({ code: objection.refused, message: objection.message });
}
const top = (id: string, name: string): Tag => ({ id, name, kind: 'reason' });
const chain = Array.from({ length: TAG_DEPTH_MAX + 1 }, (_, at): Tag => {
  return at === 0 ? top('0', '退货') : { id: String(at), name: `第${at}层`, parent: String(at - 1) };
});

beforeEach(() => i18n.changeLanguage('zh-CN'));

test.each<[string, Tag[], Tag[]]>([
  ['同一位置已有名为“退货: 换货”的标签。', [top('a', '退货: 换货'), top('b', '退货: 换货')], []],
  ['“换货”与另一个标签的编号相同。', [top('a', '换货'), top('a', '退货')], []],
  ['“退货”与另一个标签的编号相同。', [top('a', '退货')], [top('a', '换货')]],
  ['“退货”必须放在某一类的最上层，或另一个标签之下。', [{ id: 'a', name: '退货' }], []],
  ['“退货”的上级标签不在这棵标签树里。', [{ id: 'a', name: '退货', parent: 'b' }], []],
  [`“第${TAG_DEPTH_MAX}层”层级太深，最多 ${TAG_DEPTH_MAX} 层。`, chain, []],
])('an objection of the server to a tree is said in Chinese: %s', (words, tags, others) => {
  expect(said(tags, others)).toBe(words);
});

test.each([
  ['退货 is on chats already: retire it instead of removing it.', '“退货”已用于对话，不能删除，请改为停用。'],
  [
    'The tags were changed by 1001 meanwhile; look at them again.',
    '标签刚被其他人修改过，请重新载入后再改。',
  ],
  ['A wrap-up needs a tag (WRAP_UP): leave one to choose.', '小结必须选标签，请至少保留一个可选的标签。'],
])('so is a conflict with the chats, the others and the settings: %s', (message, words) => {
  expect(tagRefusalIn({ code: 'conflict', message })).toBe(words);
});

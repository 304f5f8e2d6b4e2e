import { Tags, type Tag, type TagTree } from '../../protocol/tags.ts';
import { tagTable, type TagTable } from '../domain/tag/tags.ts';

/** Under which key the desk's tags are kept beside the settings; a department's under `sales/tags`. */
export const TAGS_KEY = 'tags';

/** What is kept of settings, as far as it matters here. */
interface Kept {
  key: string;
  value: unknown;
}

/** The tags that are kept under a key; none if there are none, or if a later version has written them. */
export function tagsKept(key: string, kept: readonly Kept[]): readonly Tag[] {
  const read = Tags.safeParse(kept.find((one) => one.key === key)?.value);
  return read.success ? read.data : [];
}

/** Every tree that is kept, the desk's first. */
export function tagTrees(kept: readonly Kept[]): TagTree[] {
  const own = kept.flatMap(({ key }) => {
    const department = key.endsWith(`/${TAGS_KEY}`) ? key.slice(0, -TAGS_KEY.length - 1) : null;
    return department === null ? [] : [{ department, tags: tagsKept(key, kept) }];
  });
  return [
    { department: null, tags: tagsKept(TAGS_KEY, kept) },
    ...own.sort((one, other) => (one.department < other.department ? -1 : 1)),
  ];
}

/** The tags in force, by id. */
export function tagsInForce(kept: readonly Kept[]): TagTable {
  return tagTable(tagTrees(kept));
}

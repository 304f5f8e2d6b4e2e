import { TAG_DEPTH_MAX, type Tag, type TagKind } from '../../../../protocol/tags.ts';

type Tree = readonly Tag[];

/** The tags of a kind in the order of the tree, with how deep each stands, from 0. */
export function rowsOf(tags: Tree, kind: TagKind): { tag: Tag; depth: number }[] {
  const below = (parent: string | undefined, depth: number): { tag: Tag; depth: number }[] =>
    tags
      .filter((tag) => tag.parent === parent && (parent !== undefined || tag.kind === kind))
      .flatMap((tag) => [{ tag, depth }, ...(depth < TAG_DEPTH_MAX ? below(tag.id, depth + 1) : [])]);
  return below(undefined, 0);
}

/** The tree with a tag at the end of its siblings. */
export function withAdded(tags: Tree, tag: Tag): Tree {
  return [...tags, tag];
}

/** The tree with a tag changed. */
export function withChanged(tags: Tree, id: string, change: (tag: Tag) => Tag): Tree {
  return tags.map((tag) => (tag.id === id ? change(tag) : tag));
}

/** The tree with a tag exchanged with its sibling before (-1) or after it (1); as it is at the end. */
export function withMoved(tags: Tree, id: string, by: -1 | 1): Tree {
  const moved = tags.find((tag) => tag.id === id);
  const siblings = tags.filter((tag) => tag.parent === moved?.parent && tag.kind === moved?.kind);
  const other = siblings[siblings.findIndex((tag) => tag.id === id) + by];
  if (moved === undefined || other === undefined) return tags;
  return tags.map((tag) => (tag === moved ? other : tag === other ? moved : tag));
}

/** The tree without a tag and all below it. */
export function withoutTag(tags: Tree, id: string): Tree {
  const gone = new Set([id, ...descendantsOf(tags, id)]);
  return tags.filter((tag) => !gone.has(tag.id));
}

/** A tag as it is saved: a list of no situations is left out. */
export function withoutNothing({ situations = [], ...tag }: Tag): Tag {
  return situations.length === 0 ? tag : { ...tag, situations };
}

/** Everything below a tag. */
export function descendantsOf(tags: Tree, id: string): string[] {
  return tags
    .filter(({ parent }) => parent === id)
    .flatMap((tag) => [tag.id, ...descendantsOf(tags, tag.id)]);
}

/** Where a tag can stand: at the top of a kind, or below another one that is not itself or below it. */
export function placesFor(tags: Tree, id: string): { parents: { id: string; path: string }[] } {
  const barred = new Set([id, ...descendantsOf(tags, id)]);
  const byId = new Map(tags.map((tag) => [tag.id, tag]));
  const pathOf = (tag: Tag): string[] => {
    const over = tag.parent === undefined ? undefined : byId.get(tag.parent);
    return [...(over ? pathOf(over) : []), tag.name];
  };
  const parents = tags
    .filter((tag) => !barred.has(tag.id) && tag.retired !== true && pathOf(tag).length < TAG_DEPTH_MAX)
    .map((tag) => ({ id: tag.id, path: pathOf(tag).join(' / ') }));
  return { parents };
}

import {
  offeredIn,
  placedTags,
  TAG_DEPTH_MAX,
  TAGS_PER_CHAT,
  type PlacedTag,
  type Tag,
  type TagTree,
} from '../../../protocol/tags.ts';
import { refuse, type Refusal } from '../refusal.ts';

/** The tags of a desk and its departments, by id. */
export type TagTable = ReadonlyMap<string, PlacedTag>;

/** The tags of these trees; of two with the same id the first one counts. */
export function tagTable(trees: readonly TagTree[]): TagTable {
  const table = new Map<string, PlacedTag>();
  for (const tag of placedTags(trees)) if (!table.has(tag.id)) table.set(tag.id, tag);
  return table;
}

/** Why a tree is none; null if it is one. `others` are the trees beside it: an id means one tag on the whole desk. */
export function objectionToTree(tags: readonly Tag[], others: readonly TagTree[]): Refusal | null {
  const known = new Set(others.flatMap((tree) => tree.tags.map(({ id }) => id)));
  const own = new Map(tags.map((tag) => [tag.id, tag]));
  const names = new Set<string>();
  for (const [at, tag] of tags.entries()) {
    const no = (message: string): Refusal => ({
      ...refuse('bad_request', `${tag.name}: ${message}`),
      field: `tags.${at}`,
    });
    if (own.get(tag.id) !== tag) return no(`there is another tag with the id ${tag.id}.`);
    if (known.has(tag.id)) return no(`another tree has a tag with the id ${tag.id}.`);
    if ((tag.kind === undefined) === (tag.parent === undefined))
      return no('a tag stands below another one, or at the top with its kind.');
    const depth = depthOf(tag, own);
    if (depth === null) return no('what stands above it does not lead to the top of the tree.');
    if (depth > TAG_DEPTH_MAX) return no(`a tree has at most ${TAG_DEPTH_MAX} levels.`);
    const name = JSON.stringify([tag.parent ?? '', tag.kind ?? '', tag.name]);
    if (tag.retired !== true && names.has(name))
      return no('there is another tag of that name in this place.');
    if (tag.retired !== true) names.add(name);
  }
  return null;
}

function depthOf(tag: Tag, tags: ReadonlyMap<string, Tag>): number | null {
  let at = tag;
  for (let depth = 1; depth <= tags.size; depth += 1) {
    if (at.parent === undefined) return depth;
    const above = tags.get(at.parent);
    if (above === undefined) return null;
    at = above;
  }
  return null;
}

/** Why a chat cannot have these tags: only those that it is offered, and those that it has already. */
export function objectionToTags(
  table: TagTable,
  chat: { department: string | null; tags: readonly string[] },
  tags: readonly string[],
): Refusal | null {
  const offered = new Set(offeredIn([...table.values()], chat.department).map(({ id }) => id));
  const strange = tags.find((id) => !offered.has(id) && !chat.tags.includes(id));
  if (strange === undefined && tags.length <= TAGS_PER_CHAT) return null;
  return { ...refuse('bad_request', `There is no tag ${strange ?? ''} for this chat.`), field: 'tags' };
}

/** Whether a chat of this department is offered any tag. */
export function hasTags(table: TagTable, department: string | null): boolean {
  return offeredIn([...table.values()], department).length > 0;
}

/** The tags that stand for the situations of a chat: the situation that came up most often first. */
export function suggestedFor(
  table: TagTable,
  department: string | null,
  situations: ReadonlyMap<string, number>,
): string[] {
  const offered = offeredIn([...table.values()], department);
  const weighed = offered.flatMap(({ id, situations: own }) => {
    const weight = Math.max(0, ...own.map((situation) => situations.get(situation) ?? 0));
    return weight === 0 ? [] : [{ id, weight }];
  });
  return weighed.sort((one, other) => other.weight - one.weight).map(({ id }) => id);
}

/** What leads from one stored tree to another, counted. */
export function tagsChange(before: readonly Tag[], after: readonly Tag[]) {
  const old = new Map(before.map((tag) => [tag.id, JSON.stringify(tag)]));
  const ids = new Set(after.map(({ id }) => id));
  const known = after.filter(({ id }) => old.has(id));
  return {
    added: after.length - known.length,
    changed: known.filter((tag) => old.get(tag.id) !== JSON.stringify(tag)).length,
    removed: before.filter(({ id }) => !ids.has(id)).length,
  };
}

/** A short text that is another one whenever these tags are others. */
export function tagState(table: TagTable): string {
  let sum = 0;
  for (const character of JSON.stringify([...table.values()]))
    sum = (Math.imul(sum, 31) + (character.codePointAt(0) ?? 0)) | 0;
  return `${table.size}.${sum}`;
}

/** The name of a tag with those above it, as one line; a tag that is gone is called by its id. */
export function tagName(table: TagTable, id: string): string {
  return table.get(id)?.path.join(' / ') ?? id;
}

import { ManualError } from '../manual-error.ts';

/**
 * The items in this order of their ids. Ids may be left out: the others change places among themselves and those keep
 * theirs. Throws {@link ManualError} for an id that is not there or comes twice.
 */
export function inOrder<T extends { id: string }>(
  items: readonly T[],
  ids: readonly string[],
  where: string,
): T[] {
  const listed = ids.map((id) => {
    const item = items.find((one) => one.id === id);
    if (!item) throw new ManualError('edits', 0, `"${id}" is not in "${where}"`, where);
    return item;
  });
  if (new Set(ids).size < ids.length) throw new ManualError('edits', 0, 'an id comes twice', where);
  const moving = new Set(ids);
  const rest = listed.values();
  return items.map((item) => (moving.has(item.id) ? (rest.next().value ?? item) : item));
}

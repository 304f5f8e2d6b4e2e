import type { z } from 'zod';
import { variableOf } from '../../../protocol/settings.ts';
import type { PutTags, Tag, TagsView, TagTree } from '../../../protocol/tags.ts';
import { NO_SUCH_DEPARTMENT } from '../../domain/department/changes.ts';
import { refuse, type Refusal } from '../../domain/refusal.ts';
import { hasTags, objectionToTree, tagTable } from '../../domain/tag/tags.ts';
import { ownTagsKey } from '../../settings/departments-in-force.ts';
import type { FileFault, FileSettings } from '../../settings/settings-file.ts';
import { TAGS_KEY, tagTrees } from '../../settings/tags-in-force.ts';
import { keepOwnOf } from '../departments/departments.ts';
import type { Needs } from '../services.ts';
import { storeChanges } from '../settings/store-changes.ts';

type Reading = Needs<'settings'>;
type Changing = Reading & Parameters<typeof keepOwnOf>[0] & Needs<'rules' | 'store.chats' | 'store.settings'>;

/** Every tree: the desk's first, then one for each department, empty where it has no tags of its own. */
export function listTags({ settings }: Reading): TagsView {
  const trees = new Map(tagTrees(settings.allStored()).map((tree) => [tree.department, tree.tags]));
  const departments = settings.storedDepartments().map(({ id, version }) => ({ department: id, version }));
  const desk = { department: null, version: settings.stored(TAGS_KEY)?.version ?? 0 };
  return {
    trees: [desk, ...departments].map(({ department, version }) => ({
      ...{ department, version },
      tags: trees.get(department) ?? [],
    })),
  };
}

/**
 * Keeps a whole tree, on record. Refuses what is no tree, a tag less that chats have, and a change of another version than the one
 * that was read.
 */
export async function putTags(
  services: Changing,
  by: string,
  { department: named, tags, version }: z.output<typeof PutTags>,
): Promise<TagsView | Refusal> {
  const { settings } = services;
  const department = named ?? null;
  // Another process may have changed a tree that this one must agree with.
  await settings.read();
  const trees = listTags(services).trees;
  const before = trees.find((tree) => tree.department === department);
  if (before === undefined) return NO_SUCH_DEPARTMENT;
  const others = trees.filter((tree) => tree !== before);
  const objection =
    objectionToTree(tags, others) ??
    (await objectionToLeaving(services, before.tags, tags)) ??
    objectionToNone(services, [...others, { department, tags }]);
  if (objection) return objection;
  const value = tags.length === 0 ? null : tags;
  if (department !== null) {
    const key = ownTagsKey(department);
    const refused = await keepOwnOf(services, by, department, version, { key, value });
    return refused ?? listTags(services);
  }
  const [changed] = await storeChanges(services, by, [{ key: TAGS_KEY, value, version }]);
  if (changed === undefined) return listTags(services);
  return refuse('conflict', `The tags were changed by ${changed.changedBy} meanwhile; look at them again.`);
}

/** What of the trees in a settings file cannot be kept: one line for each tree. */
export async function tagFaults(
  services: Reading & Needs<'store.chats'>,
  { tags, departments, lineOf }: Pick<FileSettings, 'tags' | 'departments' | 'lineOf'>,
): Promise<FileFault[]> {
  const kept = tagTrees(services.settings.allStored());
  const keptOf = (department: string | null) =>
    kept.find((tree) => tree.department === department)?.tags ?? [];
  const named = [
    ...(tags === null ? [] : [{ department: null, tags }]),
    ...departments.flatMap((one) => (one.tags === null ? [] : [{ department: one.id, tags: one.tags }])),
  ];
  const isNamed = (department: string | null) => named.some((tree) => tree.department === department);
  const after = [...named, ...kept.filter(({ department }) => !isNamed(department))];
  const faults: FileFault[] = [];
  for (const tree of named) {
    const others = after.filter((other) => other !== tree);
    const objection =
      objectionToTree(tree.tags, others) ??
      (await objectionToLeaving(services, keptOf(tree.department), tree.tags));
    const key = tree.department === null ? TAGS_KEY : ownTagsKey(tree.department);
    if (objection) faults.push({ line: lineOf(key), key, message: objection.message });
  }
  return faults;
}

/** Why a setting cannot be on: a wrap-up needs a tag, and there is none to choose. Null if there is one. */
export function objectionToRequiring(
  { profile }: Needs<'profile'>,
  department: string | null,
): Refusal | null {
  if (hasTags(profile.tags, department)) return null;
  return {
    ...refuse('bad_request', 'wrapUpRequired: there is no tag to choose yet; make some first.'),
    field: 'wrapUpRequired',
  };
}

async function objectionToLeaving(
  { store }: Needs<'store.chats'>,
  before: readonly Tag[],
  after: readonly Tag[],
): Promise<Refusal | null> {
  const ids = new Set(after.map(({ id }) => id));
  const gone = before.filter(({ id }) => !ids.has(id));
  const used = await store.chats.tagsUsed(gone.map(({ id }) => id));
  const kept = gone.find(({ id }) => used.has(id));
  if (kept === undefined) return null;
  return refuse('conflict', `${kept.name} is on chats already: retire it instead of removing it.`);
}

/** Where a wrap-up needs a tag there must be one to choose. */
function objectionToNone({ rules }: Needs<'rules'>, trees: readonly TagTree[]): Refusal | null {
  const table = tagTable(trees);
  const asked = [
    ...(rules.wrapUpRequired ? [null] : []),
    ...[...(rules.departments?.values() ?? [])].flatMap(({ id, limits }) =>
      limits.wrapUpRequired ? [id] : [],
    ),
  ];
  if (asked.every((department) => hasTags(table, department))) return null;
  return refuse('conflict', `A wrap-up needs a tag (${variableOf('wrapUpRequired')}): leave one to choose.`);
}

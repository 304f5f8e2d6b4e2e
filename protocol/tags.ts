import { z } from 'zod';
import { DepartmentId } from './departments.ts';
import { ClientId, Id, oneLine } from './text.ts';

/** What the tags of a chat say: what the customer wanted, about what, and why it came to that. */
export const TAG_KINDS = ['reason', 'product', 'cause'] as const;

/** One of {@link TAG_KINDS}. */
export type TagKind = (typeof TAG_KINDS)[number];

/** Tags of one tree, retired ones too. */
export const TAGS_MAX = 500;
/** How deep a tree is at most. */
export const TAG_DEPTH_MAX = 4;
/** Tags of one chat. */
export const TAGS_PER_CHAT = 20;
/** Characters of a tag's name, and of a chat's summary. */
export const TAG_NAME_MAX = 40;
export const SUMMARY_MAX = 200;
/** Bytes of a request with a whole tree. */
export const TAGS_MAX_BYTES = 512_000;
const SITUATIONS_MAX = 20;

/** By which chats mean a tag; it is never changed. */
export const TagId = z
  .string()
  .trim()
  .normalize('NFC')
  .regex(
    /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,35}$/u,
    'a tag has an id of 1 to 36 letters, digits, dots, hyphens and _',
  );

/** A tag: `kind` stands at the top of a tree, `parent` below it. Its place among its siblings is the order of the list. */
const Tag = z.strictObject({
  id: TagId,
  kind: z.enum(TAG_KINDS).optional(),
  parent: TagId.optional(),
  name: oneLine(TAG_NAME_MAX).refine((name) => name !== '', 'a tag has a name'),
  /** The situations of the manual that it stands for: a chat with one of them is offered it first. */
  situations: z.array(Id).max(SITUATIONS_MAX).optional(),
  /** Stays on the chats that have it, and is offered no more. */
  retired: z.literal(true).optional(),
});

/** A tag of a tree. */
export type Tag = z.output<typeof Tag>;

/** A whole tree, parents before their children or not. */
export const Tags = z.array(Tag).max(TAGS_MAX, `a tree has at most ${TAGS_MAX} tags`);

/** The tags of the desk, which every chat is offered, or of one department. */
export interface TagTree {
  /** Null: the desk's. */
  department: string | null;
  tags: readonly Tag[];
}

/** `GET /api/tags`; `version` of the desk's tree counts its changes, of a department's the changes of the department. */
export interface TagsView {
  trees: (TagTree & { version: number })[];
}

/** `PUT /api/tags`: a whole tree, if it is still of the version that was read. */
export const PutTags = z.strictObject({
  department: DepartmentId.optional(),
  tags: Tags,
  version: z.int().min(0),
});

/** The `wrapUp` of a chat: all its tags from here on, and its summary. `done`: its agent ends the time for it. */
export const WriteWrapUp = z.strictObject({
  chatId: Id,
  clientId: ClientId,
  tags: z
    .array(TagId)
    .max(TAGS_PER_CHAT)
    .refine((tags) => new Set(tags).size === tags.length, 'each tag once'),
  summary: oneLine(SUMMARY_MAX).default(''),
  done: z.boolean().default(false),
});

/** What the form of a chat's wrap-up is filled with. */
export interface WrapUpForm {
  /** Tags that fit the situations of this chat, the most frequent first. */
  suggested: string[];
  /** Whether a wrap-up is done only with a tag. */
  required: boolean;
}

/** A tag with the names that lead to it. */
export interface PlacedTag {
  id: string;
  kind: TagKind;
  /** The ids of those above it, from the top. */
  over: readonly string[];
  /** From the top of its tree down to its own. */
  path: readonly string[];
  situations: readonly string[];
  retired: boolean;
  department: string | null;
}

/** Every tag of these trees with its place, in the order of the trees; below a retired tag all are retired. */
export function placedTags(trees: readonly TagTree[]): PlacedTag[] {
  return trees.flatMap(({ department, tags }) => {
    const children = new Map<string | undefined, Tag[]>();
    for (const tag of tags) children.set(tag.parent, [...(children.get(tag.parent) ?? []), tag]);
    const below = (tag: Tag, above: Pick<PlacedTag, 'kind' | 'over' | 'path' | 'retired'>): PlacedTag[] => {
      const { id, name, situations = [] } = tag;
      const here = { ...above, path: [...above.path, name], retired: above.retired || tag.retired === true };
      if (here.path.length > TAG_DEPTH_MAX) return [];
      const own = { id, situations, department, ...here };
      const inside = { ...here, over: [...here.over, id] };
      return [own, ...(children.get(id) ?? []).flatMap((child) => below(child, inside))];
    };
    const tops = children.get(undefined) ?? [];
    return TAG_KINDS.flatMap((kind) =>
      tops
        .filter((tag) => tag.kind === kind)
        .flatMap((tag) => below(tag, { kind, over: [], path: [], retired: false })),
    );
  });
}

/** Those that a chat of this department is offered. */
export function offeredIn(tags: readonly PlacedTag[], department: string | null): PlacedTag[] {
  return tags.filter((tag) => !tag.retired && (tag.department === null || tag.department === department));
}

import { create } from 'zustand';
import { offeredIn, placedTags, type PlacedTag, type TagsView } from '../../../protocol/tags.ts';
import type { DeskState } from './desk.ts';

interface TagState {
  /** The trees as they were last read; null before. */
  view: TagsView | null;
  /** Which ones were read last, or are being read. */
  readAt: string | null;
  placed: readonly PlacedTag[];
  byId: ReadonlyMap<string, PlacedTag>;
}

/** The tags of the desk. */
export const useTagStore = create<TagState>()(() => ({
  view: null,
  readAt: null,
  placed: [],
  byId: new Map(),
}));

/** Keeps the trees that were read. */
export function keepTags(view: TagsView): void {
  const placed = placedTags(view.trees);
  useTagStore.setState({ view, placed, byId: new Map(placed.map((tag) => [tag.id, tag])) });
}

/** The names of tags with those above them: `退款 / 超时`. One that is not known is called by its id. */
export function tagLabel(byId: TagState['byId'], id: string): string {
  return byId.get(id)?.path.join(' / ') ?? id;
}

/** The tags that a chat of a department is offered and does not have: those suggested first, then in the order of the trees. */
export function tagsToOffer(
  placed: readonly PlacedTag[],
  {
    department,
    chosen,
    suggested,
  }: { department: string | null; chosen: readonly string[]; suggested: readonly string[] },
): PlacedTag[] {
  const free = offeredIn(placed, department).filter(({ id }) => !chosen.includes(id));
  const isSuggested = ({ id }: PlacedTag) => suggested.includes(id);
  const first = suggested.flatMap((id) => free.filter((tag) => tag.id === id));
  return [...first, ...free.filter((tag) => !isSuggested(tag))];
}

/** What is being written about chats and not saved: by chat, gone with the page. */
export interface WrapUpDraft {
  tags: readonly string[];
  summary: string;
}

interface WrapUpState {
  /** The chats whose form was opened by hand, or written in. */
  open: readonly string[];
  drafts: Readonly<Record<string, WrapUpDraft>>;
  /** The chat whose form was just opened by hand and takes the focus. */
  wanted: string | null;
}

const noWrapUps: WrapUpState = { open: [], drafts: {}, wanted: null };

/** The forms of wrap-ups. */
export const useWrapUps = create<WrapUpState>()(() => noWrapUps);

/** Opens the form of a chat, or closes it; what was written in it stays. */
export function toggleWrapUp(chatId: string): void {
  useWrapUps.setState(({ open }) => ({
    open: open.includes(chatId) ? open.filter((one) => one !== chatId) : [...open, chatId],
    wanted: open.includes(chatId) ? null : chatId,
  }));
}

/** The form of a chat has taken the focus. */
export function noteWrapUpFocused(): void {
  useWrapUps.setState({ wanted: null });
}

/** Drops everything written: somebody else signs in. */
export function forgetWrapUps(): void {
  useWrapUps.setState(noWrapUps, true);
}

/** Keeps what is being written; the form then stays open, also when its time is over. */
export function draftWrapUp(chatId: string, draft: WrapUpDraft): void {
  useWrapUps.setState(({ open, drafts }) => ({
    open: open.includes(chatId) ? open : [...open, chatId],
    drafts: { ...drafts, [chatId]: draft },
  }));
}

/** The form of a chat is done with. */
export function forgetWrapUp(chatId: string): void {
  useWrapUps.setState(({ open, drafts }) => ({
    open: open.filter((one) => one !== chatId),
    drafts: Object.fromEntries(Object.entries(drafts).filter(([one]) => one !== chatId)),
  }));
}

/** Which trees the desk has, as far as the connection tells. */
export function tagsAtOf({ profile }: DeskState): string | undefined {
  return profile?.tagsAt;
}

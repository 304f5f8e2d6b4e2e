import { z } from 'zod';
import type { Entry } from '../entry.ts';
import { PutTags, TAGS_MAX_BYTES, WriteWrapUp, type TagsView, type WrapUpForm } from '../tags.ts';
import { Id } from '../text.ts';
import { desk, gives, http, noInput } from './operation.ts';

const ofAChat = z.strictObject({ chatId: Id });

/** The trees of tags: everybody reads them, administrators change them. */
export const tagOperations = {
  tags: http('GET /api/tags', { input: noInput, output: gives<TagsView>(), needs: { desk: 'readTags' } }),
  /** A whole tree. A tag that chats have cannot be left out: it is retired. */
  putTags: http('PUT /api/tags', {
    input: PutTags,
    output: gives<TagsView>(),
    needs: { desk: 'manageTags' },
    audited: ['settings_changed'],
    bodyMax: TAGS_MAX_BYTES,
  }),
};

/** What staff write about a chat, during it and after the close. */
export const wrapUpOperations = {
  wrapUp: desk({
    input: WriteWrapUp,
    output: gives<{ entry: Entry }>(),
    needs: { chat: 'wrapUp' },
    order: 'write',
  }),
  /** Its agent is still typing: the time ends half a minute from now at the earliest. `conflict` once it cannot be extended. */
  extendWrapUp: desk({
    input: ofAChat,
    output: gives<{ entry: Entry }>(),
    needs: { chat: 'wrapUp' },
    order: 'write',
  }),
  wrapUpForm: desk({ input: ofAChat, output: gives<WrapUpForm>(), needs: { chat: 'read' }, order: 'read' }),
};

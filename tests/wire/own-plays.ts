import { v7 as newId } from 'uuid';
import { codeOf, granted } from './a-desk.ts';
import type { Cast } from './every-event.ts';

/** A browser that nobody has subscribed before. */
const aDevice = () => ({
  subscription: {
    endpoint: `https://push.example.com/${newId()}`,
    p256dh: `B${'A'.repeat(86)}`,
    auth: 'A'.repeat(22),
  },
  locale: 'en' as const,
  kinds: ['chats' as const],
  words: false,
});

/** What staff ask for themselves alone, about drafts, devices and files of phrases: nothing is heard of it elsewhere. */
export const ownPlays = {
  async drafts({ agent }: Cast) {
    granted(await agent.socket.emitWithAck('drafts', {}));
  },
  async setPhraseFiles({ agent }: Cast) {
    const kept = { text: '祝您愉快', scope: 'own', situation: null, shortcut: null } as const;
    const { phrase } = granted(await agent.socket.emitWithAck('keepPhrase', kept));
    granted(await agent.socket.emitWithAck('setPhraseFiles', { phraseId: phrase.phraseId, files: [] }));
  },
  async attachPhraseFile({ agent, chat }: Cast) {
    // `phrase-files.test.ts` attaches one; the processes of these tests share no folder.
    const { chatId } = await chat();
    const wanted = { chatId, file: 'none' };
    expect(codeOf(await agent.socket.emitWithAck('attachPhraseFile', wanted))).toBe('not_found');
  },
  async pushDevices({ agent }: Cast) {
    expect(granted(await agent.socket.emitWithAck('pushDevices', {})).key).toMatch(/^[\w-]{87}$/);
  },
  async subscribePush({ agent }: Cast) {
    granted(await agent.socket.emitWithAck('subscribePush', aDevice()));
  },
  async renewPush({ agent }: Cast) {
    const wanted = aDevice();
    const { device } = granted(await agent.socket.emitWithAck('subscribePush', wanted));
    const { subscription, locale } = wanted;
    granted(await agent.socket.emitWithAck('renewPush', { id: device.id, subscription, locale }));
  },
  async endPush({ agent }: Cast) {
    const { device } = granted(await agent.socket.emitWithAck('subscribePush', aDevice()));
    granted(await agent.socket.emitWithAck('endPush', { id: device.id }));
  },
};

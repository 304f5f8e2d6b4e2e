import { fileKeyOf, ownIdIn } from '../../phrases/own-phrase.ts';
import type { FileView } from '../../protocol/files.ts';
import type { PhraseFiles } from '../../protocol/phrase-files.ts';
import type { Clock } from '../lib/clock.ts';
import type { Asker } from '../../protocol/rights.ts';
import type { Instant } from '../domain/instant.ts';
import { inOrder, sees, type OwnPhrase } from '../domain/own-phrase/own-phrase.ts';
import type { OwnPhraseStore } from '../storage/own-phrases.ts';
import type { PhraseFileStore } from '../storage/phrase-files.ts';
import type { ClusterMessage } from '../delivery/cluster/messages.ts';
import { EVERYBODY, staffRoom, type Rooms } from '../delivery/rooms.ts';

/** Refresh interval, ms, in case a cluster message was lost. */
const LOOK_AGAIN_MS = 2000;

/** What of an own phrase is sent and recorded. */
type SpokenPhrase = Pick<OwnPhrase, 'id' | 'situation' | 'text'>;

/** Cache of the phrases that staff wrote themselves, read for every suggestion, and of the files of phrases. */
export class OwnPhrases {
  private byId = new Map<string, OwnPhrase>();
  private readonly lists = new Map<string, readonly OwnPhrase[]>();
  private files: readonly PhraseFiles[] = [];
  private state = '';
  private lookedAt: Instant = 0;
  /** Finds sentences of announcements, which are sent and recorded as own phrases are; set by who has them. [P8] */
  announced: (phraseId: string) => SpokenPhrase | null = () => null;

  constructor(
    private readonly store: OwnPhraseStore,
    private readonly fileStore: PhraseFileStore,
    private readonly clock: Clock,
    private readonly rooms: Rooms,
    private readonly broadcast: (message: ClusterMessage) => void,
  ) {}

  /** Reads them if they have changed; asks no more often than needed. */
  async refresh(): Promise<void> {
    const now = this.clock.now();
    if (Math.abs(now - this.lookedAt) < LOOK_AGAIN_MS) return;
    await this.look();
  }

  /** Reads them now if they have changed, and tells this process's consoles. */
  async look(): Promise<void> {
    this.lookedAt = this.clock.now();
    const state = await this.storedState();
    if (state !== this.state) await this.read(state);
  }

  /** They were changed here: reads them, tells consoles and the other processes. */
  async changed(): Promise<void> {
    await this.read(await this.storedState());
    this.broadcast({ is: 'ownPhrases' });
  }

  /** The phrases that this member of staff sees, in order. The same array until something changes. */
  seenBy(asker: Asker): readonly OwnPhrase[] {
    const key = `${asker.role} ${asker.account}`;
    const known = this.lists.get(key);
    if (known) return known;
    const list = inOrder(this.all().filter((phrase) => sees(asker, phrase)));
    this.lists.set(key, list);
    return list;
  }

  all(): OwnPhrase[] {
    return [...this.byId.values()];
  }

  find(id: string): OwnPhrase | undefined {
    return this.byId.get(id);
  }

  /** The files of a phrase, the manual's or an own one. */
  filesOf(phraseId: string): readonly FileView[] {
    const key = fileKeyOf(phraseId);
    return this.files.find(({ phrase }) => phrase === key)?.files ?? [];
  }

  /** The files of the phrases that this member of staff sees. */
  filesSeenBy(asker: Asker): PhraseFiles[] {
    return this.files.filter(({ phrase }) => {
      const own = ownIdIn(phrase);
      const found = own === null ? undefined : this.byId.get(own);
      return own === null || (found !== undefined && sees(asker, found));
    });
  }

  /** The words of an own phrase by this id; undefined if the id is the manual's, or the phrase was deleted. */
  named(phraseId: string): SpokenPhrase | undefined {
    const id = ownIdIn(phraseId);
    return id === null ? undefined : (this.byId.get(id) ?? this.announced(phraseId) ?? undefined);
  }

  private async read(state: string): Promise<void> {
    const before = this.byId;
    const [all, files] = await Promise.all([this.store.all(), this.fileStore.all()]);
    const changed = [...otherFiles(files, this.files), ...otherFiles(this.files, files)];
    this.state = state;
    this.byId = new Map(all.map((phrase) => [phrase.id, phrase]));
    this.files = files;
    this.lists.clear();
    const owned = changed.map((key) => this.byId.get(ownIdIn(key) ?? '') ?? before.get(ownIdIn(key) ?? ''));
    const ofManual = owned.includes(undefined);
    const own = owned.filter((phrase) => phrase !== undefined);
    this.notify([...concerned(before, this.byId), ...concerned(this.byId, before), ...own], ofManual);
  }

  private async storedState(): Promise<string> {
    return (await Promise.all([this.store.state(), this.fileStore.state()])).join(' ');
  }

  private notify(phrases: readonly OwnPhrase[], ofManual: boolean): void {
    const isShared = ofManual || phrases.some(({ scope }) => scope !== 'own');
    const rooms = isShared ? [EVERYBODY] : phrases.map(({ account }) => staffRoom(account));
    if (rooms.length > 0) this.rooms.desk.local.to(rooms).emit('ownPhrases', {});
  }
}

/** The phrases whose files are not the same among others. */
function otherFiles(some: readonly PhraseFiles[], others: readonly PhraseFiles[]): string[] {
  const known = new Set(others.map((one) => JSON.stringify(one)));
  return some.filter((one) => !known.has(JSON.stringify(one))).map(({ phrase }) => phrase);
}

/** The phrases that differ between two versions of the list. */
function concerned(
  some: ReadonlyMap<string, OwnPhrase>,
  others: ReadonlyMap<string, OwnPhrase>,
): OwnPhrase[] {
  return [...some.values()].filter(
    (phrase) => JSON.stringify(phrase) !== JSON.stringify(others.get(phrase.id)),
  );
}

import { z } from 'zod';
import { CannotReplay } from './connected.ts';
import { untilThere } from './persist.ts';

const Line = z.object({
  seq: z.int(),
  kind: z.string(),
  by: z.object({ role: z.string() }),
  text: z.string().optional(),
});

const Page = z.object({ entries: z.array(Line) });

/** What counts of an entry when logs are compared. */
export type Logged = z.output<typeof Line>;

/** Everything that is given page by page, each past the last entry of the one before. */
export async function allPages<E extends Logged>(page: (after: number) => Promise<E[]>): Promise<E[]> {
  const log: E[] = [];
  for (;;) {
    const entries = await page(log.at(-1)?.seq ?? 0);
    if (entries.length === 0) return log;
    log.push(...entries);
  }
}

/** One page of `GET /api/chats/:id/entries`. */
export async function fetchEntries(
  url: string,
  cookie: string,
  chatId: string,
  after: number,
): Promise<Logged[]> {
  const address = `${url}/api/chats/${chatId}/entries?after=${after}`;
  // An answer may be cut off in its middle, or come from a balancer that has nobody to ask just then.
  const { status, body } = await untilThere('entries', async () => {
    const response = await fetch(address, { headers: { cookie } });
    return response.status >= 500 ? null : { status: response.status, body: await bodyOf(response) };
  });
  const page = Page.safeParse(body);
  if (!page.success) throw new CannotReplay(`The stored entries cannot be read: ${status}.`);
  return page.data.entries;
}

async function bodyOf(response: Response): Promise<unknown> {
  return response.json();
}

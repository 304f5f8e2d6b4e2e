import { z } from 'zod';
import type { Instant } from '../instant.ts';

/** How many of a customer's last pages are kept. */
export const PAGES_KEPT = 10;
/** Longer addresses are cut: they are read by people. */
const PAGE_MAX = 300;

/** The last pages of a customer, newest first, and what their browser says of itself. As it is stored. */
export const Visit = z.object({
  pages: z.array(z.object({ page: z.string(), at: z.number() })).default([]),
  device: z.string().nullable().default(null),
  timeZone: z.string().nullable().default(null),
});

/** The last pages of a customer, and what their browser says of itself. */
export type Visit = z.output<typeof Visit>;

/** A visit that has just begun. */
export const NO_VISIT: Visit = Visit.parse({});

/** An address without its query and fragment: these may carry tokens and names. Null for what is no address. */
export function pageOf(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, host, pathname } = new URL(address);
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  return Array.from(host + pathname)
    .slice(0, PAGE_MAX)
    .join('');
}

/** What a browser tells of a visit: pages as addresses, in any order. */
export interface ToldVisit {
  pages: readonly { page: string; at: Instant }[];
  device: string | null;
  timeZone: string | null;
}

/** A visit with what a browser tells of it; pages that are known already count once. */
export function told(visit: Visit, { pages, device, timeZone }: ToldVisit): Visit {
  const named = pages.flatMap(({ page, at }) => {
    const path = pageOf(page);
    return path === null ? [] : [{ page: path, at }];
  });
  const all = [...named, ...visit.pages].sort((one, other) => other.at - one.at);
  const apart = all.filter(({ page }, index) => page !== all[index + 1]?.page);
  return {
    pages: apart.slice(0, PAGES_KEPT),
    device: device ?? visit.device,
    timeZone: timeZone !== null && isTimeZone(timeZone) ? timeZone : visit.timeZone,
  };
}

/** As browsers name them, `Asia/Shanghai`. */
function isTimeZone(name: string): boolean {
  return /^[A-Za-z][\w+-]*(?:\/[\w+-]+){0,2}$/.test(name);
}

/** A visit with one more page; a page that was opened again at once is no other page. */
export function opened(visit: Visit, address: string | undefined, at: Instant): Visit {
  const page = address === undefined ? null : pageOf(address);
  if (page === null || visit.pages[0]?.page === page) return visit;
  return { ...visit, pages: [{ page, at }, ...visit.pages].slice(0, PAGES_KEPT) };
}

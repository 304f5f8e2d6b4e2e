import { later, partOf } from './later.tsx';

/** What quotes a message and shows which, loaded with the first message that can be quoted. */
export const quoting = later(() => import('./quoting.tsx'));

/** The button of a message that quotes it. */
export const Quoter = partOf(quoting, (loaded) => loaded.Quoter);

/** What stands above the field while a chat is running. */
export const AboveField = partOf(quoting, (loaded) => loaded.AboveField);

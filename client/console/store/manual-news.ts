import { create } from 'zustand';
import type { ManualNews } from '../../../protocol/manual-views.ts';

/** Which version is at work, as far as this console knows, and what the reader has not confirmed. */
export const useManualNews = create<{ version: number | null; news: ManualNews | null }>()(() => ({
  version: null,
  news: null,
}));

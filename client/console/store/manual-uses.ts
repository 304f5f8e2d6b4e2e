import { create } from 'zustand';
import type { Report } from '../../../protocol/reports.ts';

/** What became of the manual's phrases and rules in the last 30 days; null until it is known. */
export const useManualUses = create<{ report: Report | null }>()(() => ({ report: null }));

import { create } from 'zustand';
import type { Report } from '../../../protocol/reports.ts';
import * as http from '../connection/http.ts';
import { deskTime } from './clock.ts';

const DAYS = 30;
const DAY_MS = 86_400_000;

/** What became of the manual's phrases and rules in the last 30 days; null until it is known. */
export const useManualUses = create<{ report: Report | null }>()(() => ({ report: null }));

/** Fetches it from the records. Where that is refused, the screen goes on without. */
export async function loadUses(): Promise<void> {
  const now = deskTime();
  const at = (time: number): string => new Date(time).toISOString();
  const answer = await http.report({ from: at(now - DAYS * DAY_MS), to: at(now) });
  if (answer.ok) useManualUses.setState({ report: answer });
}

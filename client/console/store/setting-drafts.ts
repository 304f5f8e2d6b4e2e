import { create } from 'zustand';
import type { SettingKey } from '../../../protocol/settings.ts';

interface SettingDrafts {
  /** What was typed and is not saved, by setting. */
  byKey: Readonly<Partial<Record<SettingKey, string>>>;
  /** The setting in which the cursor is, or was last. */
  editing: SettingKey | null;
}

/** What is typed on the screen of settings, so that the preview shows it before it is saved. */
export const useSettingDrafts = create<SettingDrafts>()(() => ({ byKey: {}, editing: null }));

/** Keeps what is typed; null: as in force. */
export function draftSetting(key: SettingKey, draft: string | null): void {
  const kept = Object.entries(useSettingDrafts.getState().byKey).filter(([other]) => other !== key);
  useSettingDrafts.setState({ byKey: Object.fromEntries(draft === null ? kept : [...kept, [key, draft]]) });
}

/** Says where the cursor is. */
export function editSetting(key: SettingKey): void {
  useSettingDrafts.setState({ editing: key });
}

/** Drops everything typed: the screen was left. */
export function forgetSettingDrafts(): void {
  useSettingDrafts.setState({ byKey: {}, editing: null });
}

import type { DeskView } from '../protocol/chat.ts';

/** What can be looked at in the preview of the widget, in the order in which a visitor meets it. */
export const PREVIEW_STATES = [
  'launcher',
  'greeting',
  'start',
  'queue',
  'chat',
  'closed',
  'away',
  'blocked',
] as const;

/** One of {@link PREVIEW_STATES}. */
export type PreviewState = (typeof PREVIEW_STATES)[number];

/** What the settings screen wants to see; the whole of it is sent again at each change. */
export interface Previewed {
  /** Marks the messages to the preview. */
  preview: 1;
  state: PreviewState;
  locale: 'zh-CN' | 'en';
  theme: 'light' | 'dark';
  /** Whether the chat was opened from the greeting. */
  isGreeted: boolean;
  /** The desk as the typed settings make it. */
  desk: DeskView;
}

/** What the preview tells the settings screen. */
export interface FromPreview {
  preview: 1;
  /** What the visitor's press leads to; null: the preview has been loaded. */
  wanted: PreviewState | null;
  isGreeted: boolean;
}

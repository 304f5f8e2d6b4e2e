/** What the launcher shows: an icon, or no icon but the title. */
export const LAUNCHER_ICONS = ['chat', 'question', 'headset', 'none'] as const;

/** The sentences of the widget that a desk may put in its own words. */
export const LOOK_TEXTS = ['title', 'hello', 'greeting', 'away', 'queue', 'closed'] as const;

/** One of {@link LOOK_TEXTS}. */
export type LookText = (typeof LOOK_TEXTS)[number];

/** How the launcher looks; what is absent is as built in. */
export interface LauncherLook {
  /** `#rrggbb` */
  accent?: string;
  position?: 'left' | 'right';
  /** Distances from the side and from the bottom, in pixels. */
  side?: number;
  bottom?: number;
  icon?: (typeof LAUNCHER_ICONS)[number];
  /** Whether the title stands on the launcher. */
  labelled?: true;
}

/** What the desk has set of the widget's look and words, in one language; what is absent is as built in. */
export interface DeskLook {
  launcher?: LauncherLook;
  texts?: Partial<Record<LookText, string>>;
}

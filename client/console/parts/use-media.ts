import { useSyncExternalStore } from 'react';

/** Whether a media query matches; updates with it. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => window.matchMedia(query).matches,
  );
}

/** Whether the window is wide enough for three columns. */
export function useWide(): boolean {
  return useMedia('(min-width: 900px)');
}

/** Whether the window is wide enough for the preview of the widget beside its settings. */
export function useRoomBeside(): boolean {
  return useMedia('(min-width: 1100px)');
}

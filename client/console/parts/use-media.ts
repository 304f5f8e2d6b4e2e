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

/** Whether the window is wide enough for two chats side by side. */
export function useRoomForTwo(): boolean {
  return useMedia(ROOM_FOR_TWO);
}

/** The media query of {@link useRoomForTwo}. */
export const ROOM_FOR_TWO = '(min-width: 1600px)';

/** Whether fingers are all there is to press with: hints about keys are of no use then. */
export function useTouchOnly(): boolean {
  return useMedia('(hover: none) and (pointer: coarse)');
}

/** Whether the window is wide enough for the preview of the widget beside its settings. */
export function useRoomBeside(): boolean {
  return useMedia('(min-width: 1100px)');
}

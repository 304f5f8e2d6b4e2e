import { useRef } from 'preact/hooks';

/** Lets an action run once at a time, whatever is pressed how often; false from it lets it be tried again. */
export function useOnce(): (act: () => boolean | Promise<boolean>) => Promise<void> {
  const doneRef = useRef(false);
  return async (act) => {
    if (doneRef.current) return;
    doneRef.current = true;
    doneRef.current = await act();
  };
}

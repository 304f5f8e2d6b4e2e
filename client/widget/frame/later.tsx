/** @jsxImportSource preact */
import type { FunctionComponent, JSX } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { pause } from '../connection/line.ts';
import { useTexts } from './widget-context.ts';

const TRIES = 3;
const AGAIN_AFTER_MS = 1_000;

/** A module that is loaded once it is needed. A failed load is forgotten, so that the next one tries again. */
export interface Later<Module> {
  /** The module, if it is there. */
  now(): Module | null;
  /** Loads the module, with a few tries; rejects if none succeeds. */
  load(): Promise<Module>;
}

/** A module in a chunk of its own, which the page does not load at first. */
export function later<Module>(load: () => Promise<Module>): Later<Module> {
  let loaded: Module | null = null;
  let loading: Promise<Module> | null = null;
  return {
    now: () => loaded,
    load: () => (loading ??= attempt(TRIES).finally(() => (loading = null))),
  };

  async function attempt(tries: number): Promise<Module> {
    try {
      return (loaded ??= await load());
    } catch (error) {
      if (tries < 2) throw error;
      await pause(AGAIN_AFTER_MS);
      return attempt(tries - 1);
    }
  }
}

/**
 * A component of a module that is loaded later. Until then nothing is shown; if the chunk cannot be loaded (offline, or
 * a page from before a deployment), a sentence with the two ways out. Everything else on the screen goes on working.
 */
export function partOf<Module, Props extends object>(
  module: Later<Module>,
  pick: (loaded: Module) => FunctionComponent<Props>,
): FunctionComponent<Props> {
  return (props) => {
    const { now, failed, load } = useLater(module);
    if (now !== null) {
      const Part = pick(now);
      return <Part {...props} />;
    }
    return failed ? <PartFailed retry={load} /> : null;
  };
}

/** A module that is loaded later, loading from the first render on; `load` tries again. */
function useLater<Module>(module: Later<Module>): {
  now: Module | null;
  failed: boolean;
  load: () => void;
} {
  const [failed, setFailed] = useState(false);
  const [, setLoaded] = useState(false);
  const load = useCallback((): void => {
    setFailed(false);
    module.load().then(
      () => setLoaded(true),
      () => setFailed(true),
    );
  }, [module]);
  useEffect(() => {
    load();
    addEventListener('online', load);
    return () => removeEventListener('online', load);
  }, [load]);
  return { now: module.now(), failed, load };
}

/** Says that a part could not be loaded. Nothing typed is lost by either way out. */
function PartFailed({ retry }: { retry: () => void }): JSX.Element {
  const texts = useTexts();
  return (
    <div class="banner link" role="alert">
      <p class="grow">{texts.partFailed}</p>
      <button type="button" class="outline" onClick={retry}>
        {texts.retry}
      </button>
      <button type="button" class="solid" onClick={() => location.reload()}>
        {texts.reload}
      </button>
    </div>
  );
}

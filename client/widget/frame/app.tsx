/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { Keep } from '../connection/keep.ts';
import type { Session } from '../connection/session.ts';
import { chooseTexts } from '../locales/choose.ts';
import type { Host } from './host.ts';
import { RoomContext, useView } from './room.ts';
import { Screen } from './screen.tsx';
import { applyLook, type Settings } from './settings.ts';

/** What the page around the screen decides. */
export interface Outside {
  settings: Settings;
  /** True while the widget is open. */
  shown: boolean;
}

/** The whole chat. */
export function App(props: { session: Session; keep: Keep; host: Host; outside: Outside }): JSX.Element {
  const { session, keep, host } = props;
  const { settings, shown } = props.outside;
  const view = useView(session);
  const texts = chooseTexts(settings.locale, view.desk?.locale, navigator.language);
  const room = useMemo(() => ({ session, texts }), [session, texts]);

  useEffect(() => applyLook(document.documentElement, settings), [settings]);
  useEffect(() => {
    document.documentElement.lang = texts.tag;
    document.title = texts.title;
    session.setLocale(texts.tag);
  }, [texts, session]);

  return (
    <RoomContext.Provider value={room}>
      <Screen keep={keep} host={host} shown={shown} />
    </RoomContext.Provider>
  );
}

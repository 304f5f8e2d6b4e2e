/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Keep } from '../connection/keep.ts';
import type { Session } from '../connection/session.ts';
import { chooseLanguage, inOwnWords, loadTexts, type Language, type Texts } from '../locales/texts.ts';
import { Boundary } from './boundary.tsx';
import { later, type Later } from './later.tsx';
import type { Host } from './host.ts';
import { useLauncher } from './use-launcher.ts';
import { WidgetContext, useView } from './widget-context.ts';
import { Screen } from './screen.tsx';
import { applyLook, type Settings } from './settings.ts';

const languages: Record<Language, Later<Texts>> = {
  'zh-CN': later(() => loadTexts('zh-CN')),
  en: later(() => loadTexts('en')),
};

/** The state that the embedding page determines. */
export interface Outside {
  settings: Settings;
  /** Whether the widget is open. */
  shown: boolean;
  /** Whether the customer has opened it, rather than an earlier page. */
  focused: boolean;
  /** The number of drops on the launcher. */
  drops: number;
}

/** The root component; renders nothing until the language is loaded. */
export function App(props: {
  session: Session;
  keep: Keep;
  host: Host;
  outside: Outside;
}): JSX.Element | null {
  const { session, keep, host } = props;
  const { settings } = props.outside;
  const view = useView(session);
  const [texts, setTexts] = useState<Texts | null>(null);
  const [failed, setFailed] = useState(false);
  const language = chooseLanguage(settings.locale, view.desk?.locale, navigator.language);
  const look = view.desk?.look;
  const accent = look?.launcher?.accent;
  const own = look?.texts;
  const avatar = look?.avatar;
  const room = useMemo(
    () => (texts === null ? null : { session, texts: inOwnWords(texts, own), face: faceOf(avatar) }),
    [session, texts, own, avatar],
  );
  const title = room?.texts.title;

  useEffect(() => applyLook(document.documentElement, settings, accent), [settings, accent]);
  useEffect(() => {
    if (title !== undefined) document.title = title;
  }, [title]);
  useLauncher(host, view.desk);
  useEffect(() => {
    session.setLocale(language);
    languages[language].load().then(
      (loaded) => {
        document.documentElement.lang = loaded.tag;
        setTexts(loaded);
      },
      () => setFailed(true),
    );
  }, [language, session]);

  if (room === null) return failed ? <NoTexts /> : null;
  return (
    <WidgetContext.Provider value={room}>
      <Boundary texts={room.texts}>
        <Screen key={view.visit} keep={keep} host={host} outside={props.outside} />
      </Boundary>
    </WidgetContext.Provider>
  );
}

const faceOf = (avatar: string | undefined) => avatar && `/widget/pictures/${avatar}`;

/** Shown where not even the texts could be loaded, so it is in both languages. */
function NoTexts(): JSX.Element {
  return (
    <div class="banner link" role="alert">
      <p class="grow">聊天窗口没有加载成功 · The chat could not be loaded</p>
      <button type="button" class="solid" onClick={() => location.reload()}>
        重新载入 · Reload
      </button>
    </div>
  );
}

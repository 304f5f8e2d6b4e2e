import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { inForce } from '../../../../protocol/setting-values.ts';
import { SETTINGS, type SettingView } from '../../../../protocol/settings.ts';
import {
  PREVIEW_STATES,
  type FromPreview,
  type Previewed,
  type PreviewState,
} from '../../../widget-preview.ts';
import { allDepartments } from '../../connection/departments.ts';
import { useFetched } from '../../connection/use-fetched.ts';
import { Button } from '../../parts/button.tsx';
import { Choices } from '../../parts/choices.tsx';
import { Select } from '../../parts/fields.tsx';
import { useRoomBeside } from '../../parts/use-media.ts';
import { useDesk } from '../../store/desk.ts';
import { useSettingDrafts } from '../../store/setting-drafts.ts';
import { LANGUAGE_NAMES, LANGUAGES, useSettings } from '../../store/settings.ts';
import {
  ownValues,
  previewedDesk,
  sceneOf,
  typedValues,
  type PreviewedDepartment,
} from './previewed-desk.ts';
import { useScale } from './use-scale.ts';
import styles from './widget-preview.module.css';

/** Pixels of the page in which the widget is shown. */
const DEVICES = { phone: { width: 390, height: 680 }, computer: { width: 600, height: 680 } } as const;

type Device = keyof typeof DEVICES;

/** What is looked at. */
interface Scene {
  state: PreviewState;
  locale: 'zh-CN' | 'en';
  theme: 'light' | 'dark';
  device: Device;
  isGreeted: boolean;
  /** The department whose customer looks, by its id; null: none. */
  department: string | null;
}

/**
 * The widget itself, with the settings as they are typed. It follows the cursor to where a setting is seen. Nothing that
 * is done in it reaches the server.
 */
export function WidgetPreview({ settings }: { settings: readonly SettingView[] }) {
  const { t } = useTranslation();
  const isWide = useRoomBeside();
  const [isOpen, setOpen] = useState<boolean | null>(null);
  const isShown = isOpen ?? isWide;
  return (
    <section className={styles.preview} aria-label={t('desk.preview.heading')}>
      <div className={styles.head}>
        <h3>{t('desk.preview.heading')}</h3>
        <span className="spring" />
        <Button kind="quiet" aria-expanded={isShown} onPress={() => setOpen(!isShown)}>
          {t(isShown ? 'desk.preview.hide' : 'desk.preview.show')}
        </Button>
      </div>
      {isShown ? <Shown settings={settings} /> : null}
    </section>
  );
}

function Shown({ settings }: { settings: readonly SettingView[] }) {
  const { t } = useTranslation();
  const departments = useDepartments(settings);
  const [scene, setScene] = useScene(departments);
  const { state, device } = scene;
  const { values, unsaved, wrong } = useTyped(settings);
  const isOff = state === 'greeting' && !inForce(values, SETTINGS.proactiveGreeting);
  const frame = useRef<HTMLIFrameElement>(null);
  usePreview(frame, usePreviewed(scene, values, departments), (wanted, isGreeted) =>
    setScene({ ...scene, state: wanted, isGreeted }),
  );
  const size = DEVICES[device];
  const { box, scale } = useScale(size);
  return (
    <>
      <div className={styles.choices}>
        <Choices
          label={t('desk.preview.state')}
          value={state}
          all={PREVIEW_STATES}
          onChange={(next) => setScene({ ...scene, state: next, isGreeted: false })}
        >
          {(one) => t(`desk.preview.states.${one}`)}
        </Choices>
        <Choices
          label={t('settings.language')}
          value={scene.locale}
          all={LANGUAGES}
          onChange={(locale) => setScene({ ...scene, locale })}
        >
          {(one) => LANGUAGE_NAMES[one]}
        </Choices>
        <Choices
          label={t('desk.preview.device')}
          value={device}
          all={['phone', 'computer']}
          onChange={(next) => setScene({ ...scene, device: next })}
        >
          {(one) => t(`desk.preview.devices.${one}`)}
        </Choices>
        <Choices
          label={t('settings.theme')}
          value={scene.theme}
          all={['light', 'dark']}
          onChange={(theme) => setScene({ ...scene, theme })}
        >
          {(one) => t(`settings.${one}`)}
        </Choices>
        {departments.length === 0 ? null : (
          <Select
            label={t('desk.preview.department')}
            value={scene.department ?? ''}
            onChange={(id) => setScene({ ...scene, department: id === '' ? null : id })}
          >
            <option value="">{t('desk.preview.noDepartment')}</option>
            {departments.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </div>
      <p className="faint" role="status">
        {[
          t(unsaved > 0 ? 'desk.preview.unsaved' : 'desk.preview.asSaved', { count: unsaved }),
          ...(wrong > 0 ? [t('desk.preview.wrong', { count: wrong })] : []),
          ...(isOff ? [t('desk.preview.greetingOff')] : []),
        ].join(' ')}
      </p>
      <div ref={box}>
        <div className={styles.device} style={{ width: size.width * scale, height: size.height * scale }}>
          <iframe
            ref={frame}
            title={t('desk.preview.heading')}
            src="/widget/preview/"
            style={{ ...size, transform: `scale(${scale})` }}
          />
        </div>
      </div>
    </>
  );
}

const NO_DEPARTMENTS: readonly PreviewedDepartment[] = [];

/** The departments with what they have of their own; none, and no request, on a desk that makes none. */
function useDepartments(settings: readonly SettingView[]): readonly PreviewedDepartment[] {
  const known = useDesk(({ profile }) => profile?.departments);
  const isDivided = known !== undefined;
  // Told anew whenever a department is changed.
  const { data } = useFetched(isDivided ? allDepartments : null, known);
  return useMemo(
    () =>
      isDivided && data !== null
        ? data.departments.map(({ id, name, own }) => ({ id, name, own: ownValues(settings, own) }))
        : NO_DEPARTMENTS,
    [isDivided, data, settings],
  );
}

/**
 * Follows the cursor: what is edited is what is looked at, until something else is chosen. A department that has a text of
 * its own in the place of the one that is edited is no longer looked at.
 */
function useScene(departments: readonly PreviewedDepartment[]): [Scene, (scene: Scene) => void] {
  const language = useSettings((chosen) => chosen.language);
  const editing = useSettingDrafts((drafts) => drafts.editing);
  const [followed, setFollowed] = useState<typeof editing>(null);
  const [scene, setScene] = useState<Scene>({
    state: 'start',
    locale: language,
    theme: 'light',
    device: 'computer',
    isGreeted: false,
    department: null,
  });
  if (editing !== followed) {
    setFollowed(editing);
    const { state, locale } = editing === null ? { state: null, locale: null } : sceneOf(editing);
    const own = departments.find(({ id }) => id === scene.department)?.own;
    const department = editing !== null && own?.has(editing) ? null : scene.department;
    if (state !== null)
      setScene({ ...scene, state, locale: locale ?? scene.locale, isGreeted: false, department });
  }
  return [scene, setScene];
}

function useTyped(settings: readonly SettingView[]) {
  const drafts = useSettingDrafts(({ byKey }) => byKey);
  return useMemo(() => typedValues(settings, drafts), [settings, drafts]);
}

function usePreviewed(
  { state, locale, theme, isGreeted, department }: Scene,
  values: ReturnType<typeof typedValues>['values'],
  departments: readonly PreviewedDepartment[],
): Previewed {
  const hours = useDesk(({ profile }) => profile?.hours ?? '');
  // When the preview was opened: the widget itself tells the time by its own clock.
  const [now] = useState(() => Date.now());
  return useMemo(
    () => ({
      preview: 1,
      ...{ state, locale, theme, isGreeted },
      desk: previewedDesk(values, { locale, state, isGreeted, department }, { hours, departments }, now),
    }),
    [state, locale, theme, isGreeted, department, values, hours, departments, now],
  );
}

/** Sends what is to be seen to the preview as often as it changes, and takes what is pressed in it. */
function usePreview(
  frame: RefObject<HTMLIFrameElement | null>,
  previewed: Previewed,
  onWanted: (state: PreviewState, isGreeted: boolean) => void,
): void {
  const [loads, setLoads] = useState(0);
  useEffect(() => {
    frame.current?.contentWindow?.postMessage(previewed, location.origin);
  }, [frame, previewed, loads]);
  useEffect(() => {
    const take = ({ source, origin, data }: MessageEvent<FromPreview | null>): void => {
      if (source !== frame.current?.contentWindow || origin !== location.origin || data?.preview !== 1)
        return;
      if (data.wanted === null) setLoads((count) => count + 1);
      else onWanted(data.wanted, data.isGreeted);
    };
    window.addEventListener('message', take);
    return () => window.removeEventListener('message', take);
  }, [frame, onWanted]);
}

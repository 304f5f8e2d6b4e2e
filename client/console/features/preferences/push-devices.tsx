import { useEffect } from 'react';
import { CheckboxButton, CheckboxField, CheckboxGroup, Label } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { PUSH_KINDS, type PushDevice } from '../../../../protocol/push.ts';
import { canPush, choosePush, endDevice, fetchDevices, switchPushOn } from '../../connection/push.ts';
import { Button } from '../../parts/button.tsx';
import { Choices } from '../../parts/choices.tsx';
import { dateAndTime } from '../../parts/times.ts';
import { clearPushFault, usePush } from '../../store/push.ts';
import { useSettings } from '../../store/settings.ts';
import styles from './preferences.module.css';

/** Whether this device is told of news while the console is closed, of which, and on which other devices that is so. */
export function PushDevices() {
  const { t } = useTranslation();
  const { devices, own, fault, isBusy, isAsking } = usePush();
  useEffect(() => {
    clearPushFault();
    void fetchDevices();
  }, []);
  const here = devices?.find(({ id }) => id === own);
  const shown = fault ?? (canPush() ? null : 'unsupported');
  const said = isAsking ? 'asking' : shown === null ? 'hint' : (`faults.${shown}` as const);
  return (
    <section className={styles.push} aria-label={t('preferences.push.heading')}>
      <Choices
        label={t('preferences.push.switch')}
        value={here === undefined ? 'off' : 'on'}
        all={['off', 'on'] as const}
        onChange={(to) => {
          if (isBusy) return;
          if (to === 'on') void switchPushOn();
          else if (here !== undefined) void endDevice(here.id);
        }}
      >
        {(one) => t(`preferences.push.${one}`)}
      </Choices>
      {/* Always there: some screen readers ignore a region that comes with its text. */}
      <p className={styles.hint} role="status">
        {t(`preferences.push.${said}`)}
      </p>
      {here === undefined ? null : <Chosen device={here} />}
      {devices === null || devices.length === 0 ? null : <List devices={devices} own={own} />}
    </section>
  );
}

function Chosen({ device: { kinds, words } }: { device: PushDevice }) {
  const { t } = useTranslation();
  return (
    <>
      <CheckboxGroup
        className="radios"
        value={[...kinds]}
        onChange={(named) => void choosePush({ kinds: PUSH_KINDS.filter((kind) => named.includes(kind)) })}
      >
        <Label>{t('preferences.push.kinds')}</Label>
        {PUSH_KINDS.map((kind) => (
          <CheckboxField key={kind} value={kind}>
            <CheckboxButton className="radio">{t(`preferences.push.kindNames.${kind}`)}</CheckboxButton>
          </CheckboxField>
        ))}
      </CheckboxGroup>
      <Choices
        label={t('preferences.push.words')}
        value={words ? 'with' : 'without'}
        all={['without', 'with'] as const}
        onChange={(to) => void choosePush({ words: to === 'with' })}
      >
        {(one) => t(`preferences.push.wordsNames.${one}`)}
      </Choices>
    </>
  );
}

function List({ devices, own }: { devices: readonly PushDevice[]; own: string | null }) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  return (
    <ul className={styles.devices} aria-label={t('preferences.push.devices')}>
      {devices.map(({ id, name, usedAt }) => {
        const about = {
          name: name ?? t('preferences.push.unknownDevice'),
          when: dateAndTime(usedAt, language),
        };
        return (
          <li key={id} className={styles.device}>
            <span>
              <bdi>{about.name}</bdi>
              {id === own ? ` · ${t('preferences.push.thisDevice')}` : ''}
              {' · '}
              {t('preferences.push.used', about)}
            </span>
            <Button
              kind="quiet"
              aria-label={t('preferences.push.removeNamed', about)}
              onPress={() => void endDevice(id)}
            >
              {t('preferences.push.remove')}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}

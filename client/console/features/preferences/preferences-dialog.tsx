import { useTranslation } from 'react-i18next';
import { Choices } from '../../parts/choices.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { DENSITIES, TEXT_SIZES } from '../../parts/look.ts';
import { SEND_KEYS, SEND_STROKES } from '../../parts/send-key.ts';
import { choose, useSettings } from '../../store/settings.ts';
import { closeDialog } from '../../store/view.ts';
import { PushDevices } from './push-devices.tsx';
import styles from './preferences.module.css';

/** The dialog of the habits on this computer: what sends, and how large and how close everything is. */
export function PreferencesDialog() {
  const { t } = useTranslation();
  const { sendKey, textSize, density } = useSettings();
  return (
    <Dialog heading={t('preferences.heading')} onClose={closeDialog}>
      <p className="faint">{t('preferences.explain')}</p>
      <div className={styles.rows}>
        <Choices
          label={t('preferences.sendKey')}
          value={sendKey}
          all={SEND_KEYS}
          onChange={(chosen) => choose({ sendKey: chosen })}
        >
          {(one) => SEND_STROKES[one].send}
        </Choices>
        <p className={styles.hint}>{t('preferences.sendHint', SEND_STROKES[sendKey])}</p>
        <Choices
          label={t('preferences.textSize')}
          value={textSize}
          all={TEXT_SIZES}
          onChange={(chosen) => choose({ textSize: chosen })}
        >
          {(one) => t(`preferences.sizes.${one}`)}
        </Choices>
        <Choices
          label={t('preferences.density')}
          value={density}
          all={DENSITIES}
          onChange={(chosen) => choose({ density: chosen })}
        >
          {(one) => t(`preferences.densities.${one}`)}
        </Choices>
        <PushDevices />
      </div>
    </Dialog>
  );
}

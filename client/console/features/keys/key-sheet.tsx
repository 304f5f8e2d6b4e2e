import { useTranslation } from 'react-i18next';
import { Dialog } from '../../parts/dialog.tsx';
import { useSettings } from '../../store/settings.ts';
import { SEND_STROKES } from '../../parts/send-key.ts';
import { COMMANDS, KEY_GROUPS, KEYS, keyLabel } from '../../parts/keys.ts';
import { closeDialog } from '../../store/view.ts';
import styles from './key-sheet.module.css';

/** Keys that are not commands. */
const FIXED = {
  move: [],
  write: [
    ['nextBlank', 'Tab'],
    ['find2', '/'],
    ['withdraw', 'Ctrl+Z'],
  ],
  // On the screen of work, where no suggested phrase can take these keys.
  act: [['caseAct', 'Alt+0–9']],
  rest: [['leave', 'Esc']],
} as const;

/** Keys that follow the chosen send key. */
const SENDING = ['send', 'newline', 'sendAnyway'] as const;

/** The dialog with the list of keys. */
export function KeySheet() {
  const { t } = useTranslation();
  const singleKeys = useSettings((settings) => settings.singleKeys);
  const strokes = SEND_STROKES[useSettings((settings) => settings.sendKey)];
  return (
    <Dialog heading={t('keys.heading')} isBroad onClose={closeDialog}>
      <p className="faint">{t(singleKeys ? 'keys.explain' : 'keys.explainAlt')}</p>
      <div className={styles.keyGroups}>
        {KEY_GROUPS.map((group) => (
          <section key={group}>
            <h3>{t(`keys.groups.${group}`)}</h3>
            <dl>
              {COMMANDS.filter((command) => KEYS[command].group === group).map((command) => (
                <Key key={command} name={t(`keys.names.${command}`)} stroke={keyLabel(command)} />
              ))}
              {group === 'write'
                ? SENDING.map((name) => (
                    <Key key={name} name={t(`keys.names.${name}`)} stroke={strokes[name]} />
                  ))
                : null}
              {FIXED[group].map(([name, stroke]) => (
                <Key key={name} name={t(`keys.names.${name}`)} stroke={stroke} />
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function Key({ name, stroke }: { name: string; stroke: string }) {
  return (
    <div className="key">
      <dt>{name}</dt>
      <dd>
        <kbd>{stroke}</kbd>
      </dd>
    </div>
  );
}

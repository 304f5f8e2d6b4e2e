import { useTranslation } from 'react-i18next';
import { Dialog } from '../../parts/dialog.tsx';
import { useSettings } from '../../store/settings.ts';
import { keyLabel, type Command } from '../../parts/keys.ts';
import { closeDialog } from '../../store/view.ts';

/** What the sheet lists: every command stands in one group. */
export const GROUPS = {
  move: [
    'overdue',
    'next',
    'previous',
    'mine',
    'queue',
    'closed',
    'floor',
    'manual',
    'reports',
    'team',
    'search',
  ],
  write: [
    'reply',
    'note',
    'better',
    'find',
    'pin',
    'phrase1',
    'phrase2',
    'phrase3',
    'phrase4',
    'phrase5',
    'nextStep',
  ],
  act: ['accept', 'takeOver', 'warn', 'flag', 'transfer', 'close', 'hold', 'askLead', 'decide', 'block'],
  rest: ['status', 'past', 'keys'],
} as const satisfies Record<string, readonly Command[]>;

const FIXED = {
  move: [],
  write: [
    ['send', 'Enter'],
    ['newline', 'Shift+Enter'],
    ['sendAnyway', 'Ctrl+Enter'],
    ['nextBlank', 'Tab'],
    ['find2', '/'],
  ],
  act: [],
  rest: [['leave', 'Esc']],
} as const;

/** The sheet of all keys. */
export function KeySheet() {
  const { t } = useTranslation();
  const singleKeys = useSettings((settings) => settings.singleKeys);
  return (
    <Dialog heading={t('keys.heading')} className="broad" onClose={closeDialog}>
      <p className="faint">{t(singleKeys ? 'keys.explain' : 'keys.explainAlt')}</p>
      <div className="key-groups">
        {(['move', 'write', 'act', 'rest'] as const).map((group) => (
          <section key={group}>
            <h3>{t(`keys.groups.${group}`)}</h3>
            <dl>
              {GROUPS[group].map((command) => (
                <Key key={command} name={t(`keys.names.${command}`)} stroke={keyLabel(command)} />
              ))}
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

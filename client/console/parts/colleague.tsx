import { useTranslation } from 'react-i18next';
import type { StaffView } from '../../../protocol/chat.ts';
import { statusWords } from './names.ts';
import { Icon } from './icon.tsx';

/** A colleague in one line: number, presence and load. */
export function Colleague({ staff }: { staff: StaffView }) {
  const { t } = useTranslation();
  const { number, name, role, status, lost, load, capacity } = staff;
  return (
    <span className="colleague">
      <span className={`presence ${status === 'online' ? 'on' : status}`} aria-hidden="true" />
      <b className="figures">{number}</b>
      <span className="faint">{name === number || name === t(`me.role.${role}`) ? '' : name}</span>
      {role === 'agent' ? null : <span className="mark">{t(`me.role.${role}`)}</span>}
      <span className="spring" />
      {lost ? (
        <span className="mark due">
          <Icon name="offline" size={12} />
          {t('actions.transferDialog.lost')}
        </span>
      ) : null}
      {/* A colleague who is disconnected is not shown as away as well. */}
      {lost ? null : <span className={status === 'online' ? '' : 'faint'}>{statusWords(staff, t)}</span>}
      <span className="load figures">
        <meter min={0} max={Math.max(1, capacity)} value={Math.min(load, capacity)} aria-hidden="true" />
        {t('actions.transferDialog.load', { load, capacity })}
        {load >= capacity ? <b>{t('actions.transferDialog.full')}</b> : null}
      </span>
    </span>
  );
}

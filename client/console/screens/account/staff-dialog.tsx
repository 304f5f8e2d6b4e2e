import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { StaffAccounts } from '../../../../protocol/team.ts';
import type { Session } from '../../../../protocol/http.ts';
import { resetSecondStep, staffAccounts } from '../../connection/account.ts';
import { DialogFrame } from '../../parts/dialog-frame.tsx';
import { Late } from '../../parts/late.tsx';
import { useDesk } from '../../store/desk.ts';
import { say } from '../../store/view.ts';

type Member = StaffAccounts['staff'][number];

/** Everybody's account with its second step, which leads take off when an app is lost. */
export function StaffDialog() {
  const { t } = useTranslation();
  const [all, know] = useState<readonly Member[] | 'failed' | null>(null);
  const read = () => void staffAccounts().then((answer) => know(answer.ok ? answer.staff : 'failed'));
  useEffect(read, []);
  const reset = async ({ account, number }: Member) => {
    const { ok } = await resetSecondStep(account);
    if (ok) say(t('account.staff.done', { number }), 'done');
    else say(t('account.staff.failed', { number }));
    read();
  };
  return (
    <DialogFrame heading={t('account.staff.heading')} className="broad">
      <p>{t('account.staff.explain')}</p>
      {all === null ? <Late>{t('loading')}</Late> : null}
      {all === 'failed' ? <p role="alert">{t('errors.unavailable')}</p> : null}
      <ul className="blocks">
        {all === null || all === 'failed'
          ? null
          : all.map((one) => <Account key={one.account} member={one} onReset={() => void reset(one)} />)}
      </ul>
    </DialogFrame>
  );
}

function Account({ member, onReset }: { member: Member; onReset: () => void }) {
  const { t } = useTranslation();
  const me = useDesk((state) => state.session);
  const [isAsked, ask] = useState(false);
  const { number, name, role, secondStep } = member;
  return (
    <li className="block staff-account">
      <div>
        <b>
          {t('me.number', { number })} · {name}
        </b>
        <p className="faint">
          {t(`me.role.${role}`)} · {t(secondStep ? 'account.staff.on' : 'account.staff.off')}
        </p>
        {isAsked ? <p role="alert">{t('account.staff.ask', { number })}</p> : null}
      </div>
      {secondStep && mayReset(me, member) && !isAsked ? (
        <Button className="button quiet" onPress={() => ask(true)}>
          {t('account.staff.reset')}
        </Button>
      ) : null}
      {isAsked && secondStep ? (
        <>
          <Button className="button quiet" autoFocus onPress={() => ask(false)}>
            {t('dialog.cancel')}
          </Button>
          <Button className="button danger" onPress={onReset}>
            {t('account.staff.confirm')}
          </Button>
        </>
      ) : null}
    </li>
  );
}

/** Spares a refusal; the desk judges by itself. */
function mayReset(me: Session | null | undefined, { account, role }: Session): boolean {
  if (!me || me.account === account) return false;
  return me.role === 'admin' || role === 'agent';
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EIGHT_D, type CaseCustomer, type CaseView } from '../../../../protocol/cases.ts';
import { LinkButton } from '../../parts/button.tsx';
import { customerName, departmentName, numberAndName, staffName } from '../../parts/names.ts';
import { dateAndTime } from '../../parts/times.ts';
import { useDesk } from '../../store/desk.ts';
import { useSettings } from '../../store/settings.ts';
import { showCustomer } from '../../store/view.ts';
import { CaseMarks } from '../cases/case-marks.tsx';
import { DueMark } from '../cases/due-mark.tsx';
import { Whose } from './work-row.tsx';
import styles from './work.module.css';

interface Props {
  one: CaseView;
  customer: CaseCustomer | null;
  /** Lists all cases of a customer. */
  onCustomer: (customerId: string) => void;
}

/** What a case is about, whose it is, and until when. */
export function CaseFactList({ one, customer, onCustomer }: Props) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const staff = useDesk((state) => state.staff);
  const departments = useDesk(({ profile }) => profile?.departments);
  const to = useTarget(one.offeredTo);
  const { customerId, openedBy, eightD } = one;
  return (
    <>
      <div className={styles.head}>
        <CaseMarks one={one} />
        <DueMark one={one} />
      </div>
      {to === null ? null : <p className={styles.offer}>{t('work.facts.offered', { to })}</p>}
      {one.step === 'broken' && one.status === 'open' ? (
        <p className={styles.offer}>{t('work.forms.brokenHint')}</p>
      ) : null}
      <blockquote className="quote">
        <bdi>{one.text}</bdi>
      </blockquote>
      <dl className={styles.facts}>
        <CustomerFacts customer={customer} />
        <Fact name={t('work.facts.owner')}>
          <Whose one={one} />
        </Fact>
        {one.department === null ? null : (
          <Fact name={t('work.facts.department')}>{departmentName(departments, one.department)}</Fact>
        )}
        {one.class === null ? null : (
          <Fact name={t('work.facts.class')}>
            {t(`work.classes.${one.class}`)} · {t(`work.complexity.${one.complex ? 'complex' : 'simple'}`)}
          </Fact>
        )}
        <Fact name={t('work.facts.openedBy')}>
          <span translate="no">
            {openedBy.account === undefined ? t('work.system') : numberAndName(staff, openedBy.account)}
          </span>
          {' · '}
          <time dateTime={one.openedAt}>{dateAndTime(one.openedAt, language)}</time>
        </Fact>
        {one.call === null ? null : (
          <Fact name={t('work.facts.call')}>
            {t(`work.call.${one.call.outcome}`)}
            {' · '}
            <time dateTime={one.call.at}>{dateAndTime(one.call.at, language)}</time>
            {one.call.count > 1 ? ` · ${t('work.facts.calls', { n: one.call.count })}` : null}
          </Fact>
        )}
        {one.cause === null ? null : <Fact name={t('work.facts.cause')}>{one.cause}</Fact>}
        {one.measure === null ? null : <Fact name={t('work.facts.measure')}>{one.measure}</Fact>}
        {eightD === null
          ? null
          : EIGHT_D.filter((field) => eightD[field] !== undefined).map((field) => (
              <Fact key={field} name={t(`work.eightD.fields.${field}`)}>
                {eightD[field]}
              </Fact>
            ))}
      </dl>
      {customerId === null ? null : (
        <p className="small">
          <LinkButton onPress={() => onCustomer(customerId)}>{t('work.facts.ofCustomer')}</LinkButton>
        </p>
      )}
    </>
  );
}

/** Whom it is about, and how they can be reached; the name leads to their record. */
function CustomerFacts({ customer }: Pick<Props, 'customer'>) {
  const { t } = useTranslation();
  if (customer === null) return null;
  const { id, salutation, company, contacts } = customer;
  const more = [salutation, company, customer.class].filter((one) => one !== null);
  return (
    <>
      <Fact name={t('work.facts.customer')}>
        <LinkButton onPress={() => showCustomer(id)}>
          <bdi>{customerName({ customer }, t)}</bdi>
        </LinkButton>
        {more.map((one) => (
          <span key={one}>
            {' · '}
            <bdi>{one}</bdi>
          </span>
        ))}
      </Fact>
      {contacts.length === 0 ? null : (
        <Fact name={t('customer.fields.contacts')}>
          {contacts.map((one, at) => (
            <span key={one}>
              {at === 0 ? null : ' · '}
              <bdi>{one}</bdi>
            </span>
          ))}
        </Fact>
      )}
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The name of whom a case is handed over to; null if nobody. */
function useTarget(to: CaseView['offeredTo']): string | null {
  const { t } = useTranslation();
  const staff = useDesk((state) => state.staff);
  const departments = useDesk(({ profile }) => profile?.departments);
  if (to === null) return null;
  if ('owner' in to) return staffName(staff, to.owner, t);
  return t('actions.transferDialog.department', { name: departmentName(departments, to.department) });
}

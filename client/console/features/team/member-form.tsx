import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireError } from '../../../../protocol/errors.ts';
import { CAPACITY_MAX, type Invited, type StaffAccount } from '../../../../protocol/team.ts';
import { addMember, changeMember, isInvited, type Newcomer } from '../../connection/team.ts';
import { refusalIn } from '../../locales/refusals.ts';
import { LineField } from '../../parts/fields.tsx';
import { Choices } from '../../parts/choices.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { showNotice } from '../../store/view.ts';
import { SubmitForm } from '../../parts/submit-form.tsx';
import { changedDepartments, DepartmentsField } from './departments-field.tsx';

const ROLES = ['agent', 'lead', 'admin'] as const;

/** The person who edits colleagues. A lead may move agents only among `departments`; null: among all. */
export interface Editor {
  isAdmin: boolean;
  departments: readonly string[] | null;
}

interface Props {
  /** The account to change; null for a new colleague. */
  member: StaffAccount | null;
  /** The desk's default capacity. */
  capacity: number;
  /** Who asks. */
  by: Editor;
  /** Called with the new link, if there is one. */
  onDone: (invited: Invited | null, name: string) => void;
  onClose: () => void;
}

/** The form for a new colleague or a changed account; account and number cannot change. */
export function MemberForm({ member, capacity, by, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const [account, setAccount] = useState('');
  const [number, setNumber] = useState('');
  const before = valuesOf(member);
  const [name, setName] = useState(before.name);
  const [role, setRole] = useState(before.role);
  const [limit, setLimit] = useState(before.limit);
  const [departments, setDepartments] = useState(before.departments);
  const [mail, setMail] = useState(before.mail);
  const [languages, setLanguages] = useState(before.languages);
  const [fault, setFault] = useState('');
  const [isBusy, setBusy] = useState(false);

  const submit = async () => {
    const own = capacityIn(limit);
    if (isBusy) return;
    if (own === undefined) return setFault(t('team.form.badCapacity'));
    if (name.trim() === '' || (member === null && (account.trim() === '' || number.trim() === '')))
      return setFault(t('team.form.empty'));
    setBusy(true);
    const changed = {
      ...{ name: name.trim(), capacity: own },
      ...changedDepartments(before.departments, departments),
      ...changedPerson(member, mail, languages),
    };
    const answer =
      member === null
        ? await addMember({ ...changed, account: account.trim(), number: number.trim(), role })
        : // An unchanged role is not sent, so that the audit log does not record it.
          await changeMember(member.account, { ...changed, ...(role === member.role ? {} : { role }) });
    setBusy(false);
    if (!answer.ok) return setFault(sentenceFor(answer.error, t));
    if (member !== null) showNotice(t('team.done.change'), 'done');
    onDone(isInvited(answer) ? answer : null, name.trim());
  };

  return (
    <Dialog
      heading={member ? t('team.form.changeHeading', { name: member.name }) : t('team.form.addHeading')}
      onClose={onClose}
    >
      <SubmitForm
        label={t(member ? 'team.form.submitChange' : 'team.form.submitAdd')}
        isDisabled={isBusy}
        fault={fault}
        onSubmit={() => void submit()}
      >
        {member === null ? (
          <NewAccount account={account} number={number} setAccount={setAccount} setNumber={setNumber} />
        ) : null}
        <LineField label={t('team.name')} value={name} onChange={setName} isFirst={member !== null} />
        {by.isAdmin ? (
          <Choices label={t('team.role')} value={role} all={ROLES} onChange={setRole}>
            {(one) => t(`me.role.${one}`)}
          </Choices>
        ) : null}
        <LineField
          label={t('team.capacityDefault', { capacity })}
          value={limit}
          onChange={setLimit}
          inputMode="numeric"
        />
        {by.isAdmin ? (
          <LineField label={t('team.mail')} hint={t('team.form.mailHint')} value={mail} onChange={setMail} />
        ) : null}
        <LineField
          label={t('team.languages')}
          hint={t('team.form.languagesHint')}
          value={languages}
          onChange={setLanguages}
        />
        <DepartmentsField among={by.departments} value={departments} onChange={setDepartments} />
      </SubmitForm>
    </Dialog>
  );
}

interface NewAccountProps {
  account: string;
  number: string;
  setAccount: (account: string) => void;
  setNumber: (number: string) => void;
}

/** The fields that can only be set when a colleague is added. */
function NewAccount({ account, number, setAccount, setNumber }: NewAccountProps) {
  const { t } = useTranslation();
  return (
    <>
      <LineField
        label={t('team.account')}
        hint={t('team.form.accountHint')}
        value={account}
        onChange={setAccount}
        isFirst
      />
      <LineField
        label={t('team.number')}
        hint={t('team.form.numberHint')}
        value={number}
        onChange={setNumber}
      />
    </>
  );
}

/** The initial values of the fields. */
function valuesOf(member: StaffAccount | null) {
  return {
    name: member?.name ?? '',
    role: member?.role ?? 'agent',
    limit: String(member?.capacity ?? ''),
    departments: member?.departments ?? [],
    mail: member?.mail ?? '',
    languages: (member?.languages ?? []).join(', '),
  };
}

/** Why an account was not added or changed. */
function sentenceFor(error: WireError, t: TFunction): string {
  const { code, field = '' } = error;
  if (code === 'conflict' && (field === 'account' || field === 'number' || field === 'mail'))
    return t(`team.form.taken.${field}`);
  if (
    code === 'bad_request' &&
    (field === 'account' || field === 'number' || field === 'name' || field === 'mail')
  )
    return t(`team.form.unfit.${field}`);
  if (code === 'bad_request' && field.startsWith('languages')) return t('team.form.unfit.languages');
  return refusalIn(error);
}

/** The changed fields among address and languages; unchanged ones are not sent. */
function changedPerson(
  member: StaffAccount | null,
  mail: string,
  languages: string,
): Pick<Newcomer, 'mail' | 'languages'> {
  const tags = languages.split(/[,，、;；\s]+/u).filter((tag) => tag !== '');
  return {
    ...(mail.trim() === (member?.mail ?? '') ? {} : { mail: mail.trim() || null }),
    ...(tags.join() === (member?.languages ?? []).join() ? {} : { languages: tags }),
  };
}

/** Null: the desk's default; undefined: not a valid number. */
function capacityIn(text: string): number | null | undefined {
  if (text.trim() === '') return null;
  const value = Number(text);
  return Number.isInteger(value) && value >= 1 && value <= CAPACITY_MAX ? value : undefined;
}

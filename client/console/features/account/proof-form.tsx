import { useState, type ReactNode } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { AccountFault } from '../../connection/account.ts';
import { SubmitForm } from '../../parts/submit-form.tsx';

interface Props {
  asks: readonly ('password' | 'code')[];
  /** The label of the submit button. */
  label: string;
  look?: 'main' | 'danger';
  /** Resolves with the reason of a refusal, or null. */
  onProof: (password: string, code: string) => Promise<AccountFault | null>;
  children: ReactNode;
}

/** A form that asks for the password, a two-factor code, or both, before a change of the own account. */
export function ProofForm({ asks, label, look = 'main', onProof, children }: Props) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [fault, setFault] = useState<AccountFault | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isFull = asks.every((one) => (one === 'password' ? password : code.trim()) !== '');
  const prove = async () => {
    if (!isFull || isBusy) return;
    setBusy(true);
    setFault(await onProof(password, code.trim()));
    setBusy(false);
  };
  return (
    <SubmitForm
      label={label}
      look={look}
      isDisabled={!isFull || isBusy}
      fault={fault === null ? '' : t(`account.faults.${fault}`)}
      onSubmit={() => void prove()}
    >
      {children}
      {asks.includes('password') ? (
        <TextField className="field" type="password" value={password} onChange={setPassword} autoFocus>
          <Label>{t('me.password.present')}</Label>
          <Input autoComplete="current-password" />
        </TextField>
      ) : null}
      {asks.includes('code') ? (
        <TextField className="field" value={code} onChange={setCode} autoFocus={asks[0] === 'code'}>
          <Label>{t(asks[0] === 'code' ? 'account.code' : 'signIn.code')}</Label>
          <Input autoComplete="one-time-code" inputMode="text" spellCheck={false} />
        </TextField>
      ) : null}
    </SubmitForm>
  );
}

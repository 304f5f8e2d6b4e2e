import { useState } from 'react';
import { Form, Input, Label, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { proveCode } from '../../connection/provider.ts';
import { refusalIn } from '../../locales/refusals.ts';
import { Button } from '../../parts/button.tsx';
import { useProvider } from '../../store/provider.ts';

/** The desk's own second step of somebody whom the identity provider has recognised. */
export function CodeForm() {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const [fault, setFault] = useState('');
  const [isBusy, setBusy] = useState(false);
  const submit = async () => {
    setBusy(true);
    const refused = await proveCode(code.trim());
    setBusy(false);
    if (refused === null) return;
    if (refused.code === 'rate_limited') return setFault(t('signIn.tooMany'));
    if (refused.field === 'code') return setFault(t('signIn.codeWrong'));
    // Too late, or ended since: it has to begin anew.
    useProvider.setState({ stage: 'none', fault: refused });
    setFault(refusalIn(refused));
  };
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p>{t('signIn.provider.code')}</p>
      <TextField className="field" value={code} onChange={setCode} isRequired autoFocus>
        <Label>{t('signIn.code')}</Label>
        <Input autoComplete="one-time-code" inputMode="text" spellCheck={false} />
      </TextField>
      <p className="form-error" role="alert">
        {fault}
      </p>
      <Button type="submit" kind="main" className="wide" isDisabled={isBusy}>
        {isBusy ? t('signIn.waiting') : t('signIn.submit')}
      </Button>
    </Form>
  );
}

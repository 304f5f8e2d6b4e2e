import { useTranslation } from 'react-i18next';
import { accountFault, endSecondStep } from '../../connection/account.ts';
import { ProofForm } from './proof-form.tsx';

/** Ends one's second step, by password and code. */
export function TurnOff({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const end = async (password: string, code: string) => {
    const answer = await endSecondStep(password, code);
    if (!answer.ok) return accountFault(answer);
    onDone();
    return null;
  };
  return (
    <ProofForm asks={['password', 'code']} label={t('account.step.turnOff')} look="danger" onProof={end}>
      <p>{t('account.turningOff.explain')}</p>
    </ProofForm>
  );
}

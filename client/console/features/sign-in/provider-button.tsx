import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireError } from '../../../../protocol/errors.ts';
import { goToProvider } from '../../connection/provider.ts';
import { refusalIn } from '../../locales/refusals.ts';
import { Button } from '../../parts/button.tsx';
import { useProvider } from '../../store/provider.ts';
import styles from './sign-in.module.css';

interface Props {
  /** What the provider is called; empty: nothing of its own. */
  name: string;
  /** The secret of the one-time link that the person has. */
  invite?: string;
  /** Whether it is the only way in. */
  isMain: boolean;
}

/** Signs in by the company's identity provider; below it, why the last try came to nothing. */
export function ProviderButton({ name, invite, isMain }: Props) {
  const { t } = useTranslation();
  const before = useProvider((state) => state.fault);
  const [fault, setFault] = useState<WireError | null>(before);
  const [isGoing, setGoing] = useState(false);
  const go = async () => {
    setGoing(true);
    setFault(null);
    setFault(await goToProvider(invite ?? null));
    setGoing(false);
  };
  const words = name === '' ? t('signIn.provider.unnamed') : t('signIn.provider.named', { name });
  return (
    <>
      <Button
        kind={isMain ? 'main' : 'quiet'}
        className={`wide ${styles.provider}`}
        isDisabled={isGoing}
        onPress={() => void go()}
      >
        {isGoing ? t('signIn.provider.going') : words}
      </Button>
      <p className="form-error" role="alert">
        {fault === null ? '' : refusalIn(fault)}
      </p>
    </>
  );
}

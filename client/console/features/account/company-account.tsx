import { useTranslation } from 'react-i18next';
import { linkIdentity, ownIdentity } from '../../connection/provider.ts';
import { useFetched } from '../../connection/use-fetched.ts';
import { Button } from '../../parts/button.tsx';
import { ProofForm } from './proof-form.tsx';
import styles from './account.module.css';

/** Whether the own account is linked with the identity provider; nothing where there is none. */
export function CompanyAccount({ onLink }: { onLink: () => void }) {
  const { t } = useTranslation();
  const { data } = useFetched(ownIdentity);
  if (data === null || data.provider === null) return null;
  const { provider, linked, hasPassword } = data;
  const name = provider === '' ? t('account.identity.unnamed') : provider;
  return (
    <section className={styles.safetyPart}>
      <h3>{t('account.identity.heading')}</h3>
      <p>{t(linked ? 'account.identity.linked' : 'account.identity.notLinked', { name })}</p>
      {linked || !hasPassword ? null : (
        <Button kind="quiet" onPress={onLink}>
          {t('account.identity.link')}
        </Button>
      )}
    </section>
  );
}

/** The password, and the code where it is asked for; then on to the provider, and back here linked. */
export function LinkForm({ withCode }: { withCode: boolean }) {
  const { t } = useTranslation();
  return (
    <ProofForm
      asks={withCode ? ['password', 'code'] : ['password']}
      label={t('account.identity.link')}
      onProof={linkIdentity}
    >
      <p>{t('account.linking.explain')}</p>
    </ProofForm>
  );
}

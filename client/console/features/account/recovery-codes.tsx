import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import { copyText } from '../../parts/copy-text.ts';
import { useDesk } from '../../store/desk.ts';
import styles from './account.module.css';

/** The recovery codes with buttons to copy and download them; the server never shows them again. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const { t } = useTranslation();
  const account = useDesk((state) => state.session?.account ?? '');
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null);
  const copy = async () => setCopied((await copyText(codes.join('\n'))) ? 'yes' : 'no');
  return (
    <>
      <p>{t('account.codes.explain')}</p>
      <ul className={styles.safetyCodes}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p className="faint" role="status">
        {copied === null ? '' : t(`account.codes.copied.${copied}`)}
      </p>
      <div className="confirm">
        <Button kind="quiet" autoFocus onPress={() => void copy()}>
          {t('account.codes.copy')}
        </Button>
        <a
          className="button quiet"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(`${t('title')} ${account}\n${codes.join('\n')}\n`)}`}
          download={`huashu-${account}.txt`}
        >
          {t('account.codes.download')}
        </a>
        <Button kind="main" onPress={onKept}>
          {t('account.codes.kept')}
        </Button>
      </div>
    </>
  );
}

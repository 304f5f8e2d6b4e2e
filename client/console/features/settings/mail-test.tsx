import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fetchMailState, sendTestMail } from '../../connection/settings.ts';
import { useFetched } from '../../connection/use-fetched.ts';
import { refusalIn } from '../../locales/refusals.ts';
import { Button } from '../../parts/button.tsx';

interface Said {
  words: string;
  /** In the words of the mail server. */
  cause: string;
  isFault: boolean;
}

/** Tries the mail server by a mail to oneself, and shows what the outbox holds. */
export function MailTest() {
  const { t } = useTranslation();
  const { data, retry } = useFetched(fetchMailState);
  const [said, setSaid] = useState<Said | null>(null);
  const [isBusy, setBusy] = useState(false);
  const test = async () => {
    setBusy(true);
    setSaid(null);
    const answer = await sendTestMail();
    setBusy(false);
    setSaid(
      answer.ok
        ? { words: t('desk.mail.sent', { to: answer.to }), cause: '', isFault: false }
        : { words: refusalIn(answer.error), cause: answer.error.field ?? '', isFault: true },
    );
    retry();
  };
  return (
    <>
      <p className="setting-acts">
        <Button kind="quiet" isDisabled={isBusy} onPress={() => void test()}>
          {t('desk.mail.test')}
        </Button>
      </p>
      <p className={said?.isFault ? 'form-error' : 'faint'} role="status">
        {said?.words ?? ''} <span lang="en">{said?.cause ?? ''}</span>
      </p>
      {data === null || data.waiting + data.givenUp === 0 ? null : (
        <p className="faint">
          {t('desk.mail.waiting', { waiting: data.waiting, givenUp: data.givenUp })}{' '}
          {data.lastFault === null ? null : (
            <>
              {t('desk.mail.lastFault')} <span lang="en">{data.lastFault}</span>
            </>
          )}
        </p>
      )}
    </>
  );
}

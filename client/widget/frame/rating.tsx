/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { SHORT_MAX } from '../../../protocol/limits.ts';
import { Icon } from './icons.tsx';
import { useSession, useTexts, useOnce } from './widget-context.ts';
const SCORES = [1, 2, 3, 4, 5];

/** The rating: one question and an optional remark, once. [P9] */
export function Rating({ rated }: { rated: boolean }): JSX.Element {
  const texts = useTexts();
  const session = useSession();
  const once = useOnce();
  const [score, setScore] = useState(0);
  const [remark, setRemark] = useState('');
  const [state, setState] = useState<'open' | 'sending' | 'failed' | 'done'>('open');
  if (rated || state === 'done') return <p class="thanks">{texts.thanks}</p>;

  const send = async (): Promise<boolean> => {
    setState('sending');
    const isDone = await session.rate(score, remark.trim());
    setState(isDone ? 'done' : 'failed');
    return isDone;
  };
  return (
    <form
      class="rating"
      onSubmit={(event) => {
        event.preventDefault();
        void once(send);
      }}
    >
      <fieldset disabled={state === 'sending'}>
        <legend>{texts.rateQuestion}</legend>
        <div class="stars">
          {SCORES.map((each) => (
            <label key={each} class={each <= score ? 'on' : ''} title={texts.scores[each - 1]}>
              <input type="radio" name="score" checked={each === score} onChange={() => setScore(each)} />
              <Icon name="star" size={28} />
              <span class="unseen">{`${texts.score(each)}, ${texts.scores[each - 1] ?? ''}`}</span>
            </label>
          ))}
        </div>
        <p class="quiet" aria-hidden="true">
          {texts.scores[score - 1] ?? '\u00a0'}
        </p>
        {score > 0 && (
          <>
            <textarea
              rows={2}
              maxLength={SHORT_MAX}
              aria-label={texts.remark}
              placeholder={texts.remark}
              value={remark}
              onInput={(event) => setRemark(event.currentTarget.value)}
            />
            <button type="submit" class="solid">
              {texts.sendRating}
            </button>
          </>
        )}
      </fieldset>
      {state === 'failed' && <p role="alert">{texts.ratingFailed}</p>}
    </form>
  );
}

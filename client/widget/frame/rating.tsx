/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { SHORT_MAX } from '../../../protocol/limits.ts';
import { ratingWords } from '../locales/rating-words.ts';
import { Icon } from './icons.tsx';
import { useSession, useTexts, useOnce } from './widget-context.ts';
const SCORES = [1, 2, 3, 4, 5];

/**
 * The rating: one question and an optional remark, once; where the desk asks for it, first what was expected, on the same
 * scale. [P9] S4
 */
export function Rating({ rated }: { rated: boolean }): JSX.Element {
  const texts = useTexts();
  const session = useSession();
  const once = useOnce();
  const [expected, setExpected] = useState(0);
  const [score, setScore] = useState(0);
  const [remark, setRemark] = useState('');
  const [state, setState] = useState<'open' | 'sending' | 'failed' | 'done'>('open');
  if (rated || state === 'done') return <p class="thanks">{texts.thanks}</p>;

  const both = session.view().desk?.look?.asksExpected === true ? ratingWords(texts.tag) : null;
  const send = async (): Promise<boolean> => {
    setState('sending');
    const words = remark.trim();
    const isDone = await session.rate({
      score,
      ...(words === '' ? {} : { remark: words }),
      ...(both === null || expected === 0 ? {} : { expected }),
    });
    setState(isDone ? 'done' : 'failed');
    return isDone;
  };
  const isBusy = state === 'sending';
  return (
    <form
      class="rating"
      onSubmit={(event) => {
        event.preventDefault();
        void once(send);
      }}
    >
      {both !== null && (
        <Stars
          {...{ name: 'expected', question: both.expected, scores: both.scores, disabled: isBusy }}
          score={expected}
          onScore={setExpected}
        />
      )}
      <Stars
        {...{ name: 'score', question: both?.perceived ?? texts.rateQuestion, disabled: isBusy }}
        scores={both?.scores ?? texts.scores}
        score={score}
        onScore={setScore}
      />
      {score > 0 && (
        <fieldset disabled={isBusy}>
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
        </fieldset>
      )}
      {state === 'failed' && <p role="alert">{texts.ratingFailed}</p>}
    </form>
  );
}

/** A question that is answered by one to five stars. */
function Stars(props: {
  name: string;
  question: string;
  scores: readonly string[];
  disabled: boolean;
  score: number;
  onScore: (score: number) => void;
}): JSX.Element {
  const { name, question, scores, disabled, score, onScore } = props;
  const texts = useTexts();
  return (
    <fieldset disabled={disabled}>
      <legend>{question}</legend>
      <div class="stars">
        {SCORES.map((each) => (
          <label key={each} class={each <= score ? 'on' : ''} title={scores[each - 1]}>
            <input type="radio" name={name} checked={each === score} onChange={() => onScore(each)} />
            <Icon name="star" size={28} />
            <span class="unseen">{`${texts.score(each)}, ${scores[each - 1] ?? ''}`}</span>
          </label>
        ))}
      </div>
      <p class="quiet" aria-hidden="true">
        {scores[score - 1] ?? '\u00a0'}
      </p>
    </fieldset>
  );
}

/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { SHORT_MAX } from '../../../protocol/limits.ts';
import type { ChatForm as Asked } from '../../../protocol/widget-look.ts';
import type { FormAnswers } from '../connection/form.ts';
import { missingIn, type Missing } from './form-check.ts';

export { missingIn };
import { useTexts } from './widget-context.ts';

/** The form before a chat. What is missing is marked once the visitor has tried to send. */
export function ChatForm(props: {
  asked: Asked;
  /** Whether the fields for a message that is left ask for name and contact already. */
  away: boolean;
  answers: FormAnswers;
  setAnswers: (answers: FormAnswers) => void;
  tried: boolean;
}): JSX.Element {
  const { asked, away, answers, setAnswers, tried } = props;
  const texts = useTexts();
  const missing = tried ? missingIn(asked, answers, away) : [];
  const field = (
    id: Missing,
    label: string,
    value: string,
    set: (value: string) => void,
    required: boolean,
  ) => (
    <Field
      key={id}
      id={`form-${id}`}
      label={required ? label : texts.optional(label)}
      value={value}
      set={set}
      required={required}
      wrong={missing.includes(id) ? (id === 'contact' ? texts.contactMissing : texts.fieldMissing) : null}
    />
  );
  return (
    <div class="card fields">
      {asked.name !== undefined &&
        !away &&
        field(
          'name',
          texts.formName,
          answers.name,
          (name) => setAnswers({ ...answers, name }),
          asked.name === 'required',
        )}
      {asked.contact !== undefined &&
        !away &&
        field(
          'contact',
          texts.yourContact,
          answers.contact,
          (contact) => setAnswers({ ...answers, contact }),
          asked.contact === 'required',
        )}
      {(asked.fields ?? []).map(({ label, required }, index) =>
        field(
          index,
          label,
          answers.fields[label] ?? '',
          (value) => setAnswers({ ...answers, fields: { ...answers.fields, [label]: value } }),
          required,
        ),
      )}
      {asked.consent !== undefined && (
        <>
          <label class="consent">
            <input
              type="checkbox"
              id="form-consent"
              checked={answers.consent === asked.consent}
              aria-invalid={missing.includes('consent')}
              onChange={({ currentTarget }) =>
                setAnswers({ ...answers, consent: currentTarget.checked ? (asked.consent ?? '') : '' })
              }
            />{' '}
            {asked.consent}
          </label>
          {missing.includes('consent') && (
            <p class="wrong" role="alert">
              {texts.consentMissing}
            </p>
          )}
        </>
      )}
    </div>
  );
}

function Field(props: {
  id: string;
  label: string;
  value: string;
  set: (value: string) => void;
  required: boolean;
  wrong: string | null;
}): JSX.Element {
  const { id, label, value, set, required, wrong } = props;
  return (
    <>
      <label>
        <span>{label}</span>
        <input
          id={id}
          type="text"
          maxLength={SHORT_MAX}
          required={required}
          aria-invalid={wrong !== null}
          aria-describedby={wrong === null ? undefined : `${id}-wrong`}
          value={value}
          onInput={({ currentTarget }) => set(currentTarget.value)}
        />
      </label>
      {wrong !== null && (
        <p id={`${id}-wrong`} class="wrong" role="alert">
          {wrong}
        </p>
      )}
    </>
  );
}

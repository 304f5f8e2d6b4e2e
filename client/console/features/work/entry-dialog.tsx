import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  COMPLAINT_CLASSES,
  EIGHT_D,
  type CaseEntry,
  type CaseView,
  type ComplaintClass,
  type ComplaintStep,
  type EightDField,
} from '../../../../protocol/cases.ts';
import { TEXT_MAX } from '../../../../protocol/limits.ts';
import { addCaseEntry, type CaseWords } from '../../connection/cases.ts';
import { Choices } from '../../parts/choices.tsx';
import { ConfirmBar } from '../../parts/confirm-bar.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Select, TextArea } from '../../parts/fields.tsx';
import { actionName, returnable, type CaseAction } from '../../store/case-actions.ts';
import { useCases } from '../../store/cases.ts';
import { filesOfCase, useUploadsOf, type Upload } from '../../store/uploads.ts';
import { useAccount } from '../../store/selectors.ts';
import { showNotice } from '../../store/view.ts';
import { CallFields, callOf, REACHED, type CallResult } from './call-fields.tsx';
import { CommentFields, commentOf } from './comment-fields.tsx';
import { DeadlineAhead } from './deadline-ahead.tsx';
import { HandOverField } from './hand-over-field.tsx';

interface Props {
  one: CaseView;
  entries: readonly CaseEntry[];
  type: CaseAction;
  onClose: () => void;
}

/** What a form has been filled with. */
interface Filled {
  text: string;
  answer: string;
  cause: string;
  measure: string;
  satisfied: 'yes' | 'no';
  backTo: ComplaintStep | null;
  to: { owner: string } | { department: string } | null;
  about: ComplaintClass;
  complexity: 'simple' | 'complex';
  eightD: Partial<Record<EightDField, string>>;
  call: CallResult;
}

/** The form of one act on a case; Ctrl+Enter puts it on record. */
export function EntryDialog({ one, entries, type, onClose }: Props) {
  const { t } = useTranslation();
  const name = actionName(type, one, useAccount());
  const [filled, setFilled] = useState<Filled>(() => ({
    ...{ text: '', answer: '', cause: one.cause ?? '', measure: one.measure ?? '', satisfied: 'yes' },
    ...{ backTo: returnable(one).at(-1) ?? null, to: null },
    ...{
      about: one.class ?? 'quality',
      complexity: one.complex ? 'complex' : 'simple',
      eightD: one.eightD ?? {},
      call: REACHED,
    },
  }));
  const [clientId] = useState(() => crypto.randomUUID());
  // The case as it was when the form was opened: who was quicker since is named.
  const [seen, setSeen] = useState(one);
  const isBusy = useRef(false);
  const uploads = useUploadsOf(filesOfCase(one.number));
  const words = uploads.every(({ state }) => state === 'ready') ? wordsOf(type, filled, uploads) : null;
  const fill = (more: Partial<Filled>) => setFilled((before) => ({ ...before, ...more }));
  const confirm = async () => {
    if (words === null || isBusy.current) return;
    isBusy.current = true;
    const isDone = await addCaseEntry(seen, words, clientId);
    isBusy.current = false;
    if (!isDone) {
      // The words stay for another try; what has changed meanwhile has been named.
      setSeen((before) => useCases.getState().cases[before.number] ?? before);
      return;
    }
    showNotice(t('work.done.step', { number: one.number, step: t(`work.actions.${name}`) }), 'done');
    onClose();
  };
  const proposal = entries.findLast((entry) => entry.type === 'proposed')?.text;
  return (
    <Dialog
      heading={`${one.number} · ${t(`work.actions.${name}`)}`}
      onClose={onClose}
      isBroad={type === 'analysed'}
    >
      {type === 'answered' ? <p>{t('work.forms.answeredHint')}</p> : null}
      {type === 'approved' && proposal !== undefined ? (
        <>
          <p className="faint">{t('work.forms.proposal')}</p>
          <blockquote className="quote">
            <bdi>{proposal}</bdi>
          </blockquote>
        </>
      ) : null}
      <Fields one={one} type={type} isOwn={name === 'takenBack'} filled={filled} fill={fill} />
      <ConfirmBar
        label={t(`work.actions.${name}`)}
        isDisabled={words === null}
        isOnEnter
        onConfirm={() => void confirm()}
      />
    </Dialog>
  );
}

interface FieldsProps {
  one: CaseView;
  type: CaseAction;
  /** It is the owner's own offer that ends. */
  isOwn: boolean;
  filled: Filled;
  fill: (more: Partial<Filled>) => void;
}

function Fields({ one, type, isOwn, filled, fill }: FieldsProps) {
  const { t } = useTranslation();
  switch (type) {
    case 'archived':
      return (
        <>
          <Words
            label={t('work.forms.cause')}
            value={filled.cause}
            autoFocus
            onChange={(cause) => fill({ cause })}
          />
          <Words
            label={t('work.forms.measure')}
            value={filled.measure}
            onChange={(measure) => fill({ measure })}
          />
        </>
      );
    case 'classed':
      return (
        <>
          <Choices
            label={t('work.facts.class')}
            value={filled.about}
            all={COMPLAINT_CLASSES}
            onChange={(about) => fill({ about })}
          >
            {(about) => t(`work.classes.${about}`)}
          </Choices>
          <Choices
            label={t('work.complexity.label')}
            value={filled.complexity}
            all={['simple', 'complex'] as const}
            onChange={(complexity) => fill({ complexity })}
          >
            {(complexity) => t(`work.complexity.${complexity}`)}
          </Choices>
          <DeadlineAhead one={one} complexity={filled.complexity} />
        </>
      );
    case 'analysed':
      return EIGHT_D.map((field, at) => (
        <Words
          key={field}
          label={t(`work.eightD.fields.${field}`)}
          value={filled.eightD[field] ?? ''}
          autoFocus={at === 0}
          onChange={(text) => fill({ eightD: { ...filled.eightD, [field]: text } })}
        />
      ));
    case 'assigned':
      return (
        <>
          <HandOverField one={one} value={filled.to} onChange={(to) => fill({ to })} />
          <Words label={t('work.forms.text')} value={filled.text} onChange={(text) => fill({ text })} />
        </>
      );
    case 'followedUp':
      return (
        <>
          <Choices
            label={t('work.forms.satisfied')}
            value={filled.satisfied}
            all={['yes', 'no'] as const}
            onChange={(satisfied) => fill({ satisfied })}
          >
            {(satisfied) => t(`work.forms.${satisfied}`)}
          </Choices>
          <Words
            label={t('work.forms.text')}
            value={filled.text}
            autoFocus
            onChange={(text) => fill({ text })}
          />
        </>
      );
    case 'called':
      return (
        <>
          <CallFields result={filled.call} onChange={(call) => fill({ call })} />
          <Words
            label={t('work.forms.text')}
            value={filled.text}
            autoFocus
            onChange={(text) => fill({ text })}
          />
        </>
      );
    case 'returned':
      return (
        <>
          <Words
            label={t('work.forms.needed.returned')}
            value={filled.text}
            autoFocus
            onChange={(text) => fill({ text })}
          />
          <Select
            label={t('work.forms.backTo')}
            value={filled.backTo ?? ''}
            onChange={(chosen) => fill({ backTo: returnable(one).find((step) => step === chosen) ?? null })}
          >
            {returnable(one).map((step) => (
              <option key={step} value={step}>
                {t(`work.steps.${step}`)}
              </option>
            ))}
          </Select>
        </>
      );
    case 'commented':
      return <CommentFields number={one.number} text={filled.text} onChange={(text) => fill({ text })} />;
    case 'proposed':
    case 'declined':
    case 'reopened':
      return (
        <Words
          label={t(`work.forms.needed.${type === 'declined' && isOwn ? 'takenBack' : type}`)}
          value={filled.text}
          autoFocus
          onChange={(text) => fill({ text })}
        />
      );
    case 'answered':
    case 'kept':
    case 'done':
      return (
        <>
          <Words
            label={t('work.forms.answer')}
            value={filled.answer}
            autoFocus
            onChange={(answer) => fill({ answer })}
          />
          <Words label={t('work.forms.remark')} value={filled.text} onChange={(text) => fill({ text })} />
        </>
      );
    case 'verified':
    case 'approved':
    case 'carriedOut':
    case 'broken':
    case 'accepted':
    case 'madeUrgent':
    case 'unmerged':
      return (
        <Words
          label={t('work.forms.text')}
          value={filled.text}
          autoFocus
          onChange={(text) => fill({ text })}
        />
      );
  }
}

interface WordsProps {
  label: string;
  value: string;
  autoFocus?: boolean;
  onChange: (text: string) => void;
}

function Words({ label, value, autoFocus = false, onChange }: WordsProps) {
  return (
    <TextArea
      label={label}
      rows={3}
      maxLength={TEXT_MAX}
      value={value}
      autoFocus={autoFocus}
      onChange={onChange}
    />
  );
}

/** What goes into the log; null while something is missing. */
function wordsOf(type: CaseAction, filled: Filled, uploads: readonly Upload[]): CaseWords | null {
  const text = filled.text.trim();
  const optional = text === '' ? {} : { text };
  switch (type) {
    case 'archived': {
      const [cause, measure] = [filled.cause.trim(), filled.measure.trim()];
      return cause === '' || measure === '' ? null : { type, cause, measure };
    }
    case 'classed':
      return { type, class: filled.about, complex: filled.complexity === 'complex' };
    case 'analysed': {
      const said = Object.entries(filled.eightD).filter(([, words]) => words.trim() !== '');
      return said.length === 0 ? null : { type, fields: Object.fromEntries(said) };
    }
    case 'assigned':
      return filled.to === null ? null : { type, ...filled.to, ...optional };
    case 'followedUp':
      return { type, satisfied: filled.satisfied === 'yes', ...optional };
    case 'returned':
      return text === ''
        ? null
        : { type, reason: text, ...(filled.backTo === null ? {} : { to: filled.backTo }) };
    case 'declined':
    case 'reopened':
      return text === '' ? null : { type, reason: text };
    case 'proposed':
      return text === '' ? null : { type, text };
    case 'commented':
      return commentOf(text, uploads);
    case 'called':
      return { type, ...callOf(filled.call), ...optional };
    case 'madeUrgent':
      return { type, urgent: true, ...optional };
    case 'unmerged':
      return { type };
    case 'answered':
    case 'kept':
    case 'done': {
      const answer = filled.answer.trim();
      return { type, ...optional, ...(answer === '' ? {} : { answer }) };
    }
    case 'verified':
    case 'approved':
    case 'carriedOut':
    case 'broken':
    case 'accepted':
      return { type, ...optional };
  }
}

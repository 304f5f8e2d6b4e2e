import type { ReactNode } from 'react';
import { Form } from 'react-aria-components';
import { SubmitBar } from './confirm-bar.tsx';

interface Props {
  /** The label of the submit button. */
  label: string;
  look?: 'main' | 'danger';
  isDisabled: boolean;
  /** What is wrong with the last submission; empty if nothing is. */
  fault: string;
  onSubmit: () => void;
  /** The fields. */
  children: ReactNode;
}

/** A form in a dialog: its fields, why the last submission failed, and the bottom row with the submit button. */
export function SubmitForm({ label, look = 'main', isDisabled, fault, onSubmit, children }: Props) {
  return (
    <Form
      className="safety-form"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
      <p className="form-error" role="alert">
        {fault}
      </p>
      <SubmitBar label={label} look={look} isDisabled={isDisabled} />
    </Form>
  );
}

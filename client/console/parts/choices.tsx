import { Label, RadioButton, RadioField, RadioGroup } from 'react-aria-components';

interface Props<T extends string> {
  label: string;
  value: T;
  all: readonly T[];
  onChange: (one: T) => void;
  /** The label of a choice. */
  children: (one: T) => string;
}

/** A radio group of a few choices, laid out as buttons; arrow keys select. */
export function Choices<T extends string>({ label, value, all, onChange, children }: Props<T>) {
  const pick = (key: string) => {
    const chosen = all.find((one) => one === key);
    if (chosen !== undefined) onChange(chosen);
  };
  return (
    <RadioGroup className="radios" value={value} onChange={pick} orientation="horizontal">
      <Label>{label}</Label>
      {all.map((one) => (
        <RadioField key={one} value={one}>
          <RadioButton className="radio">{children(one)}</RadioButton>
        </RadioField>
      ))}
    </RadioGroup>
  );
}

import { isContact } from '../../../protocol/contact.ts';
import { isBlank } from '../../../protocol/limits.ts';
import type { ChatForm } from '../../../protocol/widget-look.ts';
import type { FormAnswers } from '../connection/form.ts';

/** A field of the form; the desk's own ones by their place. */
export type Missing = 'name' | 'contact' | 'consent' | number;

/**
 * The fields that still have to be filled in, in the order of the form. A contact that is given has to be one. With `away`,
 * name and contact are asked elsewhere.
 */
export function missingIn(asked: ChatForm, answers: FormAnswers, away: boolean): Missing[] {
  const { name, contact, fields = [], consent } = asked;
  const noContact = isBlank(answers.contact) ? contact === 'required' : !isContact(answers.contact.trim());
  const missing: (Missing | false)[] = [
    !away && name === 'required' && isBlank(answers.name) && 'name',
    !away && contact !== undefined && noContact && 'contact',
    ...fields.map(({ label, required }, at) => required && isBlank(answers.fields[label] ?? '') && at),
    consent !== undefined && answers.consent !== consent && 'consent',
  ];
  return missing.filter((one): one is Missing => one !== false);
}

import type { TFunction } from 'i18next';
import type { StaffChat, StaffView } from '../../../protocol/chat.ts';
import type { Session } from '../../../protocol/http.ts';
import { useTranslation } from 'react-i18next';
import { placeholders } from '../../../phrases/manual.ts';

/** Something that has an id for machines and a name for people. */
export interface Named {
  id: string;
  name: string;
}

/** A department's name; its id where there is none by now. */
export function departmentName(departments: readonly Named[] | undefined, id: string): string {
  return departments?.find((one) => one.id === id)?.name ?? id;
}

/** What staff call a customer: the name, or visitor with the end of the id. */
export function customerName(
  { customer }: { customer: Pick<StaffChat['customer'], 'id' | 'name'> },
  t: TFunction,
): string {
  return customer.name ?? t('inbox.anonymous', { id: customer.id.slice(-4) });
}

/** Marks that set the direction of what stands around them. */
const DIRECTIONS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A name within a sentence that is text alone, as `<bdi>` does it: its direction changes nothing around it. */
export function isolated(name: string): string {
  return `\u2068${name.replace(DIRECTIONS, '')}\u2069`;
}

/** A language in words of the reader's: `zh-CN` is "Chinese (China)". As it came if it is none. */
export function languageName(tag: string, language: string): string {
  try {
    return new Intl.DisplayNames(language, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** Number and name, by which leads know their colleagues; an administrator who has a word for both is named once. */
export function plateOf(
  staff: Readonly<Record<string, StaffView>>,
  account: string | null | undefined,
): string {
  const number = numberOf(staff, account);
  const name = staff[account ?? '']?.name ?? '';
  return name === '' || name === number ? number : `${number} ${name}`;
}

/**
 * What a member of staff is called within a sentence: "1001 号客服", "管理员 admin". An administrator's number may be a
 * word, and a word is no "号". Whoever is not known here is called by what they were then, `role`.
 */
export function staffName(
  staff: Readonly<Record<string, StaffView>>,
  account: string | null | undefined,
  t: TFunction,
  role: 'agent' | 'lead' = 'agent',
): string {
  return t(NAMED[staff[account ?? '']?.role ?? role], { number: numberOf(staff, account) });
}

const NAMED = { agent: 'entry.staff', lead: 'entry.lead', admin: 'entry.admin' } as const;

/** Name, number and role, none of them twice: an administrator's number may be a word, and the name that of the role. */
export function whoOne({ name, number, role }: Session, t: TFunction): string {
  const plate = role === 'admin' ? number : t('me.number', { number });
  return [...new Set([name, plate, t(`me.role.${role}`)])].join(' · ');
}

/** The number that stands for a member of staff; staff are known by number, never by name. [number_not_name] */
export function numberOf(
  staff: Readonly<Record<string, StaffView>>,
  account: string | null | undefined,
): string {
  if (account === null || account === undefined) return '';
  return staff[account]?.number ?? account;
}

/** What a blank of a phrase is called; one that the manual does not know goes by its own name. */
export function useBlankName(): (name: string) => string {
  const { t } = useTranslation();
  return (name) => {
    const known = placeholders.find((one) => one === name);
    return known ? t(`chat.blanks.${known}`) : name;
  };
}

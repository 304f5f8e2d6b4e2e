import type { TFunction } from 'i18next';
import type { StaffChat, StaffView } from '../../../protocol/chat.ts';
import type { Session } from '../../../protocol/http.ts';
import { isAutomatic } from '../../../protocol/status.ts';
import { useTranslation } from 'react-i18next';
import { placeholders } from '../../../phrases/manual.ts';

/** An id and its display name. */
export interface Named {
  id: string;
  name: string;
}

/** The name of a department; its id if it no longer exists. */
export function departmentName(departments: readonly Named[] | undefined, id: string): string {
  return departments?.find((one) => one.id === id)?.name ?? id;
}

/** The customer's name for staff; without one, "visitor" with the end of the id. */
export function customerName(
  { customer }: { customer: Pick<StaffChat['customer'], 'id' | 'name'> },
  t: TFunction,
): string {
  return customer.name ?? t('inbox.anonymous', { id: customer.id.slice(-4) });
}

/** Unicode control characters that change the text direction around them. */
const DIRECTIONS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A name for use in plain text, isolated like `<bdi>`: its direction does not affect the text around it. */
export function isolated(name: string): string {
  return `\u2068${name.replace(DIRECTIONS, '')}\u2069`;
}

/** The name of a language in the reader's language: `zh-CN` is "Chinese (China)". Returns an invalid tag unchanged. */
export function languageName(tag: string, language: string): string {
  try {
    return new Intl.DisplayNames(language, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** Number and name of a colleague, for leads; only once if both are the same word, as for administrators. */
export function numberAndName(
  staff: Readonly<Record<string, StaffView>>,
  account: string | null | undefined,
): string {
  const number = numberOf(staff, account);
  const name = staff[account ?? '']?.name ?? '';
  return name === '' || name === number ? number : `${number} ${name}`;
}

/**
 * A colleague within a sentence: "1001 号客服", "管理员 admin". An administrator's number may be a word, which takes no "号".
 * `role` is used for accounts that are unknown here.
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

/** Name, number and role without repetition: an administrator's number may be a word, and the name that of the role. */
export function ownTitle({ name, number, role }: Session, t: TFunction): string {
  const plate = role === 'admin' ? number : t('me.number', { number });
  return [...new Set([name, plate, t(`me.role.${role}`)])].join(' · ');
}

/** The number of a colleague; staff are shown by number, not by name. [number_not_name] */
export function numberOf(
  staff: Readonly<Record<string, StaffView>>,
  account: string | null | undefined,
): string {
  if (account === null || account === undefined) return '';
  return staff[account]?.number ?? account;
}

/** Returns the function for the display name of a phrase's blank; unknown blanks keep their own name. */
export function useBlankName(): (name: string) => string {
  const { t } = useTranslation();
  return (name) => {
    const known = placeholders.find((one) => one === name);
    return known ? t(`chat.blanks.${known}`) : name;
  };
}

/** A status in words, with the reason of who is away: "Away · Meal", "Away · automatically". */
export function statusWords({ status, away }: Pick<StaffView, 'status' | 'away'>, t: TFunction): string {
  if (status === 'away' && isAutomatic(away?.cause))
    return t('me.awayFor', { reason: t('me.automatically') });
  if (status !== 'away' || away?.reason === undefined) return t(`me.${status}`);
  return t('me.awayFor', { reason: isolated(away.reason) });
}

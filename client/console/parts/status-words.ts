import type { TFunction } from 'i18next';
import type { StaffView } from '../../../protocol/chat.ts';
import { isAutomatic } from '../../../protocol/status.ts';
import { isolated } from './names.ts';

/** A status in words, with the reason of who is away: "Away · Meal", "Away · automatically". */
export function statusWords({ status, away }: Pick<StaffView, 'status' | 'away'>, t: TFunction): string {
  if (status === 'away' && isAutomatic(away?.cause))
    return t('me.awayFor', { reason: t('me.automatically') });
  if (status !== 'away' || away?.reason === undefined) return t(`me.${status}`);
  return t('me.awayFor', { reason: isolated(away.reason) });
}

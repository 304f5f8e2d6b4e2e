import type { TFunction } from 'i18next';
import type { Spread } from '../../../../protocol/reports.ts';

/** A duration in words; a dash for null. */
export function lengthText(ms: number | null, t: TFunction): string {
  if (ms === null) return t('reports.none');
  if (ms < 9950) return t('reports.seconds', { s: Math.round(ms / 100) / 10 });
  const seconds = Math.round(ms / 1000);
  const [minutes, s] = [Math.floor(seconds / 60), seconds % 60];
  if (minutes === 0) return t('reports.seconds', { s });
  if (minutes < 60) return t('reports.minutes', { m: minutes, s });
  return t('reports.longer', { h: Math.floor(minutes / 60), m: minutes % 60 });
}

/** Median and 90th percentile in one cell. */
export function spreadText({ median, p90 }: Spread, t: TFunction): string {
  return median === null ? t('reports.none') : `${lengthText(median, t)} / ${lengthText(p90, t)}`;
}

/** A number with at most one decimal; a dash for null. */
export function numberText(value: number | null, language: string, t: TFunction): string {
  if (value === null) return t('reports.none');
  return new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value);
}

/** A share in per cent; a dash if the whole is 0. */
export function shareText(part: number, whole: number, language: string, t: TFunction): string {
  if (whole === 0) return t('reports.none');
  return new Intl.NumberFormat(language, { style: 'percent' }).format(part / whole);
}

/** A ratio in per cent, with one decimal where it says more; a dash for null. */
export function ratioText(ratio: number | null, language: string, t: TFunction): string {
  if (ratio === null) return t('reports.none');
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(ratio);
}

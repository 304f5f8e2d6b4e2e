import type { DeskView } from '../../../protocol/chat.ts';
import type { Texts } from '../locales/texts.ts';

/** The service hours in words; the time zone is named to customers who live in another one. [P10] */
export function hoursText({ hours, timeZone }: DeskView, texts: Texts): string {
  if (hours === '00:00-24:00') return texts.allDay;
  const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const shown = hours.replaceAll(',', ', ').replaceAll('-', '–');
  return texts.hours(shown, own === timeZone ? null : timeZone);
}

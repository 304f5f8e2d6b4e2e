import { SETTINGS } from '../../protocol/settings.ts';
import type { DeskLook, LauncherLook, LookText } from '../../protocol/widget-look.ts';
import { ifSet, inForce, type WireValues } from './desk-settings.ts';

/** What the desk has set of the widget, in each language; empty where everything is as built in. */
export function lookIn(values: WireValues): Record<'zh-CN' | 'en', DeskLook> {
  const launcher = launcherIn(values);
  const zh = textsOf({
    title: ifSet(values, SETTINGS.widgetTitleZh),
    hello: ifSet(values, SETTINGS.widgetHelloZh),
    greeting: ifSet(values, SETTINGS.widgetGreetingZh),
    away: ifSet(values, SETTINGS.widgetAwayZh),
    queue: ifSet(values, SETTINGS.widgetQueueZh),
    closed: ifSet(values, SETTINGS.widgetClosedZh),
  });
  const en = textsOf({
    title: ifSet(values, SETTINGS.widgetTitleEn),
    hello: ifSet(values, SETTINGS.widgetHelloEn),
    greeting: ifSet(values, SETTINGS.widgetGreetingEn),
    away: ifSet(values, SETTINGS.widgetAwayEn),
    queue: ifSet(values, SETTINGS.widgetQueueEn),
    closed: ifSet(values, SETTINGS.widgetClosedEn),
  });
  return { 'zh-CN': { ...launcher, ...zh }, en: { ...launcher, ...en } };
}

function launcherIn(values: WireValues): Pick<DeskLook, 'launcher'> {
  const accent = ifSet(values, SETTINGS.widgetAccent);
  const position = inForce(values, SETTINGS.widgetPosition);
  const side = inForce(values, SETTINGS.widgetSide);
  const bottom = inForce(values, SETTINGS.widgetBottom);
  const icon = inForce(values, SETTINGS.widgetIcon);
  const launcher: LauncherLook = {
    ...(accent === null ? {} : { accent }),
    ...(position === SETTINGS.widgetPosition.default ? {} : { position }),
    ...(side === SETTINGS.widgetSide.default ? {} : { side }),
    ...(bottom === SETTINGS.widgetBottom.default ? {} : { bottom }),
    ...(icon === SETTINGS.widgetIcon.default ? {} : { icon }),
    ...(inForce(values, SETTINGS.widgetLabel) || icon === 'none' ? { labelled: true } : {}),
  };
  return Object.keys(launcher).length === 0 ? {} : { launcher };
}

function textsOf(given: Record<LookText, string | null>): Pick<DeskLook, 'texts'> {
  const texts = Object.fromEntries(Object.entries(given).filter(([, words]) => words !== null));
  return Object.keys(texts).length === 0 ? {} : { texts };
}

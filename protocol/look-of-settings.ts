import { SETTINGS } from './settings.ts';
import type { ChatForm, DeskLook, LauncherLook, LookText, ProactiveGreeting } from './widget-look.ts';
import { ifSet, inForce, type WireValues } from './setting-values.ts';

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
    department: ifSet(values, SETTINGS.widgetDepartmentZh),
  });
  const en = textsOf({
    title: ifSet(values, SETTINGS.widgetTitleEn),
    hello: ifSet(values, SETTINGS.widgetHelloEn),
    greeting: ifSet(values, SETTINGS.widgetGreetingEn),
    away: ifSet(values, SETTINGS.widgetAwayEn),
    queue: ifSet(values, SETTINGS.widgetQueueEn),
    closed: ifSet(values, SETTINGS.widgetClosedEn),
    department: ifSet(values, SETTINGS.widgetDepartmentEn),
  });
  const form = {
    'zh-CN': formIn(values, SETTINGS.formFieldsZh, SETTINGS.formConsentZh, SETTINGS.formConsentEn),
    en: formIn(values, SETTINGS.formFieldsEn, SETTINGS.formConsentEn, SETTINGS.formConsentZh),
  };
  const pictures = picturesIn(values);
  const greeting = greetingIn(values);
  const rating: DeskLook = inForce(values, SETTINGS.askExpected) ? { asksExpected: true } : {};
  return {
    'zh-CN': { ...rating, ...pictures, ...launcher, ...zh, ...form['zh-CN'], ...greeting['zh-CN'] },
    en: { ...rating, ...pictures, ...launcher, ...en, ...form.en, ...greeting.en },
  };
}

/** The company's name until one is set. */
export const SAMPLE_COMPANY = { 'zh-CN': '话术示例商店', en: 'Huashu Sample Store' } as const;

/**
 * The company's name in each language. A name that is set for only one language is used for the other too: the right
 * company in the wrong script is better than a sample name.
 */
export function companyIn(values: WireValues): Record<'zh-CN' | 'en', string> {
  const both = ifSet(values, SETTINGS.company);
  const zh = ifSet(values, SETTINGS.companyZh);
  const en = ifSet(values, SETTINGS.companyEn);
  return {
    'zh-CN': zh ?? both ?? en ?? SAMPLE_COMPANY['zh-CN'],
    en: en ?? both ?? zh ?? SAMPLE_COMPANY.en,
  };
}

/** The desk's own notice for blocked visitors in each language; null: the built-in one. [P2] */
export function blockNoticeIn(values: WireValues): Record<'zh-CN' | 'en', string | null> {
  const own = ifSet(values, SETTINGS.blockNotice);
  return { 'zh-CN': own, en: ifSet(values, SETTINGS.blockNoticeEn) ?? own };
}

/** When visitors are greeted who have not opened the chat; null: never. */
export function proactiveIn(values: WireValues): ProactiveGreeting | null {
  if (!inForce(values, SETTINGS.proactiveGreeting)) return null;
  const pages = ifSet(values, SETTINGS.proactivePages) ?? [];
  return {
    after: inForce(values, SETTINGS.proactiveAfter),
    pages: pages.length === 0 ? null : pages,
    inHours: inForce(values, SETTINGS.proactiveInHours),
  };
}

function greetingIn(values: WireValues): Record<'zh-CN' | 'en', Pick<DeskLook, 'proactive'>> {
  if (!inForce(values, SETTINGS.proactiveGreeting)) return { 'zh-CN': {}, en: {} };
  return {
    'zh-CN': { proactive: ifSet(values, SETTINGS.proactiveTextZh) ?? '您好，需要帮忙吗？' },
    en: { proactive: ifSet(values, SETTINGS.proactiveTextEn) ?? 'Hello, can we help you?' },
  };
}

function picturesIn(values: WireValues): Pick<DeskLook, 'logo' | 'avatar'> {
  const logo = ifSet(values, SETTINGS.widgetLogo);
  const avatar = ifSet(values, SETTINGS.widgetAvatar);
  return { ...(logo === null ? {} : { logo }), ...(avatar === null ? {} : { avatar }) };
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

type OwnFields = typeof SETTINGS.formFieldsZh;
type Consent = typeof SETTINGS.formConsentZh;

/** The form in one language. A consent that is set in the other alone is asked all the same. */
function formIn(
  values: WireValues,
  own: OwnFields,
  consent: Consent,
  other: Consent,
): Pick<DeskLook, 'form'> {
  const name = inForce(values, SETTINGS.formName);
  const contact = inForce(values, SETTINGS.formContact);
  const fields = (ifSet(values, own) ?? []).map(ownField).filter(({ label }) => label !== '');
  const agreed = ifSet(values, consent) ?? ifSet(values, other);
  const form: ChatForm = {
    ...(name === 'off' ? {} : { name }),
    ...(contact === 'off' ? {} : { contact }),
    ...(fields.length === 0 ? {} : { fields }),
    ...(agreed === null ? {} : { consent: agreed }),
  };
  return Object.keys(form).length === 0 ? {} : { form };
}

/** `Order number*` is required. */
function ownField(written: string): { label: string; required: boolean } {
  const label = written.replace(/\s*[*＊]$/u, '').trim();
  return { label, required: label !== written.trim() };
}

function textsOf(given: Record<LookText, string | null>): Pick<DeskLook, 'texts'> {
  const texts = Object.fromEntries(Object.entries(given).filter(([, words]) => words !== null));
  return Object.keys(texts).length === 0 ? {} : { texts };
}

import { z } from 'zod';

/** What a new desk is asked for after the first sign-in of an administrator, in this order. */
export const SET_UP_STEPS = ['company', 'hours', 'colleagues', 'website'] as const;

/** One of {@link SET_UP_STEPS}. */
export type SetUpStep = (typeof SET_UP_STEPS)[number];

/** `POST /api/set-up`: steps that are done or skipped. The set-up ends for ever with the last of them. */
export const PassSteps = z.strictObject({
  steps: z.array(z.enum(SET_UP_STEPS)).min(1).max(SET_UP_STEPS.length),
});

/** A website on whose pages the widget was loaded, allowed or not. */
export interface WidgetSite {
  /** `https://www.shop.example` */
  origin: string;
  /** When it was loaded last; ISO 8601. */
  at: string;
  /** Whether chats from there are accepted. */
  isAllowed: boolean;
}

/** `GET /api/set-up`, while the set-up of a new desk has not ended. */
export interface SetUpView {
  /** The steps that were done or skipped. */
  past: SetUpStep[];
  /** The line that puts the widget on a website. */
  snippet: string;
  /** Where the widget was loaded since the desk began, the latest first. */
  sites: WidgetSite[];
}

/** `GET /api/websites`: where the widget was loaded and is refused, the latest first. */
export interface WidgetSites {
  sites: WidgetSite[];
}

/** What `POST /api/set-up` is answered with. */
export interface SetUpPassed {
  past: SetUpStep[];
  isEnded: boolean;
}

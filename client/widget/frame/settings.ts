import { isRecord } from '../embedding.ts';
import type { Claim } from '../connection/who.ts';
import type { Visitor, Vouched } from '../connection/visitor.ts';

/** The look that the embedder has set; null leaves it to the desk or the browser. */
export interface Settings {
  locale: string | null;
  theme: 'light' | 'dark' | null;
  /** `#rrggbb` */
  color: string | null;
  /** Whether the title of the embedding page shows the number of unread answers. */
  counted: boolean;
  /** Whether the visitor has opened the chat from the desk's greeting. */
  greeted: boolean;
}

/** The defaults. */
export const unsaid: Settings = { locale: null, theme: null, color: null, counted: true, greeted: false };

/** Parses the settings from the script tag or `huashu('set', …)`; leaves out invalid ones. */
export function readSettings(options: Record<string, unknown>): Partial<Settings> {
  const { locale, theme, color, titleCount, greeted } = options;
  return {
    ...(typeof locale === 'string' && /^[a-z]{2,3}(-\w+)*$/i.test(locale) ? { locale } : {}),
    ...(theme === 'light' || theme === 'dark' ? { theme } : theme === 'auto' ? { theme: null } : {}),
    ...(typeof color === 'string' && /^#[0-9a-f]{6}$/i.test(color) ? { color } : {}),
    ...(greeted === true ? { greeted } : {}),
    ...(titleCount === undefined ? {} : { counted: titleCount !== 'none' }),
  };
}

/** Parses the visitor from `huashu('identify', …)`: texts and numbers only. */
export function readVisitor(options: Record<string, unknown>): Partial<Visitor> {
  const { name, contact, attributes } = options;
  return {
    ...(typeof name === 'string' ? { name } : {}),
    ...(typeof contact === 'string' ? { contact } : {}),
    ...(isRecord(attributes) ? { attributes: plain(attributes) } : {}),
  };
}

/** The fields of `huashu('identify', …)` that identify the person. */
export function readClaim({ id, contact, name, signature }: Record<string, unknown>): Claim {
  return { signed: signature !== undefined, id: idOf(id), contact: textOf(contact), name: textOf(name) };
}

/** The signed identity of the visitor; null if the website gives none. */
export function readVouched({ id, expires, signature }: Record<string, unknown>): Vouched | null {
  if (signature === undefined) return null;
  // Values of a wrong type are sent as they are: the server refuses them, so that the website's developers notice.
  return {
    id: idOf(id),
    expires: Number(expires),
    signature: textOf(signature),
  };
}

/** Applies the look to the page: the website's colour, else the desk's, else the built-in one. */
export function applyLook(root: HTMLElement, { theme, color }: Settings, accent?: string): void {
  if (theme === null) delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
  const own = color ?? accent;
  if (own === undefined) root.style.removeProperty('--accent');
  else root.style.setProperty('--accent', own);
}

function idOf(id: unknown): string {
  return typeof id === 'number' ? String(id) : textOf(id);
}

/** A text, or an empty one. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function plain(attributes: Record<string, unknown>): Record<string, string> {
  const kept = Object.entries(attributes).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? [[name, String(value)]]
      : [],
  );
  return Object.fromEntries(kept);
}

import type { BlockKind } from '../../../protocol/block.ts';
import type { Instant } from '../instant.ts';
import { fill } from '../../../phrases/suggest/fill.ts';

/** A visitor who may not write for a time, by what they are known by. A lead's decision, with a reason. [P2] */
export interface Block {
  id: string;
  kind: BlockKind;
  /** The customer's id, or the keyed hash of a contact or a network: never the thing itself. */
  value: string;
  /** By what staff recognise it in a list: a name, the end of a contact. */
  label: string;
  reason: string;
  /** The chat that it was decided on. */
  chatId: string;
  by: string;
  at: Instant;
  until: Instant;
  lifted: { by: string; at: Instant } | null;
}

/** Whether a block holds at a moment. */
export function isInForce({ until, lifted }: Block, at: Instant): boolean {
  return lifted === null && at < until;
}

const SENTENCES = {
  'zh-CN': '很抱歉，在线咨询暂时无法为您服务。如需帮助，请通过{{company}}公布的其它联系方式与我们联系。',
  en: 'We are sorry: online chat is not available to you at the moment. If you need help, please use one of the other ways that {{company}} gives to get in touch.',
} as const;

/**
 * The notice for a blocked visitor, in their language, with other ways to get help. The end of the block is sent beside
 * it and shown on their own clock. `own` is the desk's text. [P2]
 */
export function blockNotice(about: { locale: 'zh-CN' | 'en'; company: string; own: string | null }): string {
  const { locale, company, own } = about;
  return fill(own ?? SENTENCES[locale], { company });
}

/** The language of a visitor who says what their browser speaks. */
export function noticeLocale(said: string | null, otherwise: 'zh-CN' | 'en'): 'zh-CN' | 'en' {
  if (said === null || said === '') return otherwise;
  return said.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

import { BLOCK_NOTICE, type BlockKind } from '../../../protocol/block.ts';
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

/**
 * The notice for a blocked visitor, in their language, with other ways to get help. The end of the block is sent beside
 * it and shown on their own clock. `own` is the desk's text. [P2]
 */
export function blockNotice(about: { locale: 'zh-CN' | 'en'; company: string; own: string | null }): string {
  const { locale, company, own } = about;
  return fill(own ?? BLOCK_NOTICE[locale], { company });
}

/** The language of a visitor who says what their browser speaks. */
export function noticeLocale(said: string | null, otherwise: 'zh-CN' | 'en'): 'zh-CN' | 'en' {
  if (said === null || said === '') return otherwise;
  return said.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

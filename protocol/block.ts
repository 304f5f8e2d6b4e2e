/** By what a visitor can be blocked: this browser's token, the contact they gave, the network they come from. [P2] */
export const BLOCK_KINDS = ['customer', 'contact', 'network'] as const;

/** One of {@link BLOCK_KINDS}. */
export type BlockKind = (typeof BLOCK_KINDS)[number];

/** The longest block, in minutes: a year. */
export const BLOCK_MINUTES_MAX = 366 * 24 * 60;

/** A block as leads see it. Times are ISO 8601 in UTC. */
export interface BlockView {
  id: string;
  kind: BlockKind;
  /** By what it can be recognised: a name, the end of a contact; empty for a network. */
  label: string;
  reason: string;
  chatId: string;
  /** The account that decided. */
  by: string;
  at: string;
  until: string;
  lifted: { by: string; at: string } | null;
}

/** What a blocked visitor reads where the desk has no notice of its own; `{{company}}` is filled in. [P2] */
export const BLOCK_NOTICE = {
  'zh-CN': '很抱歉，在线咨询暂时无法为您服务。如需帮助，请通过{{company}}公布的其它联系方式与我们联系。',
  en: 'We are sorry: online chat is not available to you at the moment. If you need help, please use one of the other ways that {{company}} gives to get in touch.',
} as const;

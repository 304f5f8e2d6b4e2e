import type { Texts } from '../locales/texts.ts';

/** An agent as customers know them: by number, never by name. */
export function agentName(number: string | null | undefined, texts: Texts): string {
  return number === null || number === undefined || number === '' ? texts.agentNoNumber : texts.agent(number);
}

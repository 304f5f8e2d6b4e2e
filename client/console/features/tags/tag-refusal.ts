import { TAG_DEPTH_MAX } from '../../../../protocol/tags.ts';
import type { WireError } from '../../../../protocol/errors.ts';
import { i18n } from '../../locales/i18n.ts';
import { refusalIn } from '../../locales/refusals.ts';

/** The server's messages about a tree, which begin with the name of the tag at fault. */
const REFUSALS = [
  ['sameId', /^(?<name>.*): (?:there is another tag|another tree has a tag) with the id .*\.$/],
  ['noPlace', /^(?<name>.*): a tag stands below another one, or at the top with its kind\.$/],
  ['noTop', /^(?<name>.*): what stands above it does not lead to the top of the tree\.$/],
  ['tooDeep', /^(?<name>.*): a tree has at most \d+ levels\.$/],
  ['sameName', /^(?<name>.*): there is another tag of that name in this place\.$/],
  ['inUse', /^(?<name>.*) is on chats already: retire it instead of removing it\.$/],
  ['needed', /^A wrap-up needs a tag \(.*\): leave one to choose\.$/],
] as const;

/** Why a tree was not saved, in the console's language. */
export function tagRefusalIn(error: WireError): string {
  const { code, message } = error;
  if (code === 'conflict' && message.includes('meanwhile')) return i18n.t('tags.conflict');
  for (const [why, words] of REFUSALS) {
    const found = words.exec(message);
    if (found)
      return i18n.t(`tags.refused.${why}`, { name: found.groups?.['name'] ?? '', levels: TAG_DEPTH_MAX });
  }
  return refusalIn(error);
}

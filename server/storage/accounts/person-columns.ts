import { z } from 'zod';
import { mailKey } from '../../../protocol/team.ts';

/** The columns of what else is known of a person; those that are not named stay out. */
export function personColumns({
  mail,
  languages,
}: {
  mail?: string | null | undefined;
  languages?: readonly string[] | undefined;
}) {
  return {
    ...(mail === undefined ? {} : { mail, mail_key: mail === null ? null : mailKey(mail) }),
    ...(languages === undefined ? {} : { languages: JSON.stringify(languages) }),
  };
}

/** The languages in a row; none, if they cannot be read. */
export function languagesIn(text: string | null): string[] {
  return text === null ? [] : (Tags.safeParse(JSON.parse(text)).data ?? []);
}

const Tags = z.array(z.string());

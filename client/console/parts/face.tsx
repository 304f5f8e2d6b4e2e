import { graphemesOf } from '../../../protocol/graphemes.ts';
import { Icon } from './icon.tsx';
import styles from './face.module.css';

interface Props {
  /** The id of the customer or the account; it selects the colour. */
  id: string;
  /** Null if the name is unknown: then there are no initials. */
  name: string | null;
  size?: 'small' | 'large';
  online?: boolean;
}

/**
 * The avatar of a person: a disc with initials, in a colour that is always the same, so that chats are easy to tell
 * apart.
 */
export function Face({ id, name, size = 'large', online }: Props) {
  const initial = name === null ? '' : initialOf(name);
  return (
    <span className={`${styles.face} ${size}`} data-face={faceOf(id)} aria-hidden="true">
      {initial === '' ? <Icon name="user" size={size === 'large' ? 18 : 14} /> : initial}
      {online === undefined ? null : <span className={online ? 'presence on' : 'presence'} />}
    </span>
  );
}

/** The number of colours in the style sheet. */
const FACES = 8;

/**
 * The colour of a person's avatar, 0 to 7. Derived from the id alone, so it is the same on every screen and every day.
 */
export function faceOf(id: string): number {
  let sum = 0;
  for (const char of id) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 4_294_967_291;
  return sum % FACES;
}

/** The initials of a name: its first character, or two letters for a Latin name; never half an emoji. */
export function initialOf(name: string): string {
  const [first = '', second = ''] = graphemesOf(name.trim());
  return /^\p{Script=Latin}$/u.test(first) && /^\p{Script=Latin}$/u.test(second)
    ? first.toLocaleUpperCase() + second
    : first;
}

import { Icon } from './icon.tsx';
import styles from './face.module.css';

interface Props {
  /** What tells people apart when names do not: the id of a customer, an account. */
  id: string;
  /** null: nobody knows the name, so no letter stands for it. */
  name: string | null;
  size?: 'small' | 'large';
  online?: boolean;
}

/** The disc that stands for a person: always the same colour, so that five chats are told apart at a glance. */
export function Face({ id, name, size = 'large', online }: Props) {
  const initial = name === null ? '' : initialOf(name);
  return (
    <span className={`${styles.face} ${size}`} data-face={faceOf(id)} aria-hidden="true">
      {initial === '' ? <Icon name="user" size={size === 'large' ? 18 : 14} /> : initial}
      {online === undefined ? null : <span className={online ? 'presence on' : 'presence'} />}
    </span>
  );
}

/** How many colours there are; the style sheet has one for each. */
const FACES = 8;

/** The colour of a person's disc, 0 to 7: from the id alone, so that it is the same on every screen and every day. */
export function faceOf(id: string): number {
  let sum = 0;
  for (const char of id) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 4_294_967_291;
  return sum % FACES;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** What stands for a name: its first character, of a Latin one two letters; never half an emoji. */
export function initialOf(name: string): string {
  const characters = Array.from(graphemes.segment(name.trim()), ({ segment }) => segment);
  const [first = '', second = ''] = characters;
  return /^\p{Script=Latin}$/u.test(first) && /^\p{Script=Latin}$/u.test(second)
    ? first.toLocaleUpperCase() + second
    : first;
}

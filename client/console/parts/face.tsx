import { faceOf, initialOf } from './initials.ts';
import { Icon } from './icon.tsx';

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
    <span className={`face ${size}`} data-face={faceOf(id)} aria-hidden="true">
      {initial === '' ? <Icon name="user" size={size === 'large' ? 18 : 14} /> : initial}
      {online === undefined ? null : <span className={online ? 'presence on' : 'presence'} />}
    </span>
  );
}

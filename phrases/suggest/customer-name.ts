import { cut } from '../../protocol/graphemes.ts';

/** How a customer is addressed, as far as their name says it. */
export interface Addressed {
  surname?: string;
  title?: string;
}

const LONGEST = 20;
const chinese = /^(\p{Script=Han}{1,3})(先生|女士|小姐|老师|总|经理|同学|阿姨|叔叔|师傅|医生)$/u;
const english = /^(Mr|Mrs|Ms|Miss|Dr|Prof)\.?\s+(?:\S+\s+)*(\S+)$/iu;

/** 王女士 is 王 and 女士, Dr Jane Smith is Smith and Dr. A bare name has no title: that is for the agent to choose. */
export function addressedAs(name: string | null | undefined): Addressed {
  const said = name?.trim() ?? '';
  if (said === '') return {};
  const han = chinese.exec(said);
  if (han?.[1] && han[2]) return { surname: han[1], title: han[2] };
  const latin = english.exec(said);
  if (latin?.[1] && latin[2]) return { surname: cut(latin[2], LONGEST), title: latin[1] };
  return { surname: cut(said, LONGEST) };
}

import { COMPLAINTS, NEEDED_SITUATIONS } from '../needed-ids.ts';
import type { SuggestFacts } from './facts.ts';
import type { Values } from './fill.ts';
import { cut } from '../../protocol/graphemes.ts';

/**
 * What the blanks of a situation's phrases mean: `{{hours}}` are the service hours, but in a complaint the hours until
 * the answer; `{{agentNo}}` is the agent's own number, but that of the agent asked for where one is asked for.
 */
export function valuesFor(facts: SuggestFacts, situation: string): Values {
  const known = worked.get(facts) ?? new Map<string, Values>();
  const values = known.get(situation) ?? workedOut(facts, situation);
  worked.set(facts, known.set(situation, values));
  return values;
}

/** Facts are those of one moment and never changed; each phrase of a situation asks for the same values. */
const worked = new WeakMap<SuggestFacts, Map<string, Values>>();

function workedOut(facts: SuggestFacts, situation: string): Values {
  const { customer, namedAgent } = facts;
  const known: Record<string, string | number | undefined> = {
    agentNo: situation === NEEDED_SITUATIONS.namedAgent ? namedAgent?.agentNo : facts.agentNo,
    company: facts.company,
    contact: customer.contact ?? customer.phone,
    hours: situation.startsWith(COMPLAINTS) ? (facts.complaintTime ?? facts.complaintHours) : facts.hours,
    minutes: facts.minutes,
    pending: facts.pending,
    phone: customer.phone ?? phoneIn(customer.contact),
    surname: customer.surname,
    title: customer.title,
  };
  const values: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(known)) {
    if (value !== undefined && value !== '') {
      values[name] = value;
    }
  }
  return values;
}

function phoneIn(contact: string | undefined): string | undefined {
  return contact !== undefined && /^\+?[\d\s-]{7,20}$/u.test(contact.trim()) ? contact.trim() : undefined;
}

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

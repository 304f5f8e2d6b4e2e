import { locales } from '../../../phrases/manual.ts';
import { suggest } from '../../../phrases/suggest/suggest.ts';
import { shippedManual } from '../shipped-manual.ts';
import { factsOf } from './facts.ts';

/** Each situation in the middle of an ordinary chat, while several customers report a fault: what is offered first, and the step of the procedure that follows. */
const ORDINARY: readonly [situation: string, first: string, next: string | null][] = [
  ['greeting', 'greeting.1', 'identify_customer'],
  ['identify_customer', 'identify_customer.2', 'record_customer'],
  ['hold_on', 'hold_on.1', 'start_hold'],
  ['consult_colleague', 'consult_colleague.1', 'record_promise'],
  ['ambiguous', 'ambiguous.1', null],
  ['unclear', 'unclear.1', 'confirm_understood'],
  ['incomplete', 'incomplete.1', null],
  ['confirm_understood', 'confirm_understood.1', 'explain_again'],
  ['ask_contact', 'ask_contact.1', 'record_customer'],
  ['asks_agent_identity', 'asks_agent_identity.1', null],
  ['asks_human', 'asks_human.1', null],
  ['asks_named_agent', 'asks_named_agent.1', null],
  ['asks_service_hours', 'asks_service_hours.1', 'take_message'],
  ['thanks', 'thanks.2', 'anything_else'],
  ['praise', 'praise.1', 'anything_else'],
  ['customer_apologises', 'customer_apologises.1', null],
  ['suggestion', 'suggestion.1', 'record_feedback'],
  ['apology', 'apology.1', null],
  ['cannot_do', 'cannot_do.1', 'record_feedback'],
  ['cannot_answer_now', 'cannot_answer_now.1', 'ask_contact'],
  ['complaint', 'complaint.1', 'record_complaint'],
  ['complaint_agent', 'complaint_agent.1', 'record_complaint'],
  ['complaint_slow', 'complaint_slow.1', null],
  ['complaint_later', 'complaint_later.1', 'record_promise'],
  ['complaint_repeat', 'complaint_repeat.1', 'mark_urgent'],
  ['complaint_overdue', 'complaint_overdue.1', 'tell_lead'],
  ['friction', 'friction.1', null],
  ['angry', 'angry.1', 'record_complaint'],
  ['escalation', 'escalation.1', 'ask_lead'],
  ['threat', 'threat.1', 'begin_crisis'],
  ['fault', 'fault.1', null],
  ['fault_urge', 'fault_urge.1', null],
  ['fault_outage', 'fault_outage.1', 'announce'],
  ['harassment', 'harassment.1', 'warn'],
  ['abusive_language', 'abusive_language.1', null],
  ['customer_silent', 'customer_silent.1', null],
  ['anything_else', 'anything_else.1', 'farewell'],
  ['farewell', 'farewell.1', 'close'],
];

test.each(ORDINARY)('[%s] offers %s first, and leads to %s, in both languages', (situation, first, next) => {
  for (const locale of locales) {
    const situations = [{ id: situation, score: 0.9 }];
    const offered = suggest(shippedManual(locale), { situations, facts: factsOf({ outage: true }) });
    expect([offered.phrases[0]?.id, offered.next?.id ?? null]).toEqual([first, next]);
  }
});

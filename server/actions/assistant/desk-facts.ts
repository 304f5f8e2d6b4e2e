import type { Colleague, DeskFacts } from '../../domain/assistant/facts.ts';
import type { Chat } from '../../domain/chat/chat.ts';
import { isAlwaysOpen } from '../../domain/calendar/calendar.ts';
import { knownContact, knownName } from '../../domain/customer/record.ts';
import type { Customer } from '../../storage/customers/store.ts';
import { isFree } from '../desk-view.ts';
import type { Needs } from '../services.ts';
import { pinnedFor } from '../own-phrases/own-suggestions.ts';

/** What the desk knows now besides the chat's log. */
export function factsNow(
  services: Needs<
    'announcements' | 'directory' | 'ownPhrases' | 'phraseUses' | 'presence' | 'profile' | 'rules'
  >,
  { customerId }: Chat,
  agent: string,
  { complaint, hourAt, outage }: Pick<DeskFacts, 'complaint' | 'hourAt' | 'outage'>,
): DeskFacts & { agentName: string } {
  const { profile, directory } = services;
  return {
    company: profile.company,
    hours: profile.hours.text,
    alwaysOpen: isAlwaysOpen(profile.hours.calendar),
    hourAt,
    complaintHours: profile.complaintHours,
    complaintCalendar: profile.caseTimes.complaint,
    limits: services.rules,
    uses: services.phraseUses.counts,
    outage,
    complaint,
    agentNo: directory.number(agent),
    agentName: directory.name(agent),
    pinned: (language) => pinnedFor(services, agent, language),
    announced: (language, at) => services.announcements.spokenIn(language, at),
    customer: addressOf(directory.customer(customerId)),
    colleagues: () => colleaguesOf(services),
  };
}

/** How a customer is addressed and reached: as staff have written it down, else as they said. [P9] */
function addressOf(customer: Customer | null): DeskFacts['customer'] {
  if (customer === null) return null;
  const name = customer.person?.record?.salutation ?? knownName(customer);
  return { name, contact: knownContact(customer) };
}

/** The agents for whom customers can ask by number. S3 */
export function colleaguesOf({ directory, presence }: Needs<'directory' | 'presence'>): Colleague[] {
  return directory
    .members()
    .filter(({ disabledAt }) => disabledAt === null)
    .map((member) => ({
      account: member.account,
      number: member.number,
      online: isFree(presence, member),
    }));
}

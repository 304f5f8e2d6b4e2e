import type { Colleague, DeskFacts } from '../../domain/assistant/facts.ts';
import type { Chat } from '../../domain/chat/chat.ts';
import { isAlwaysOpen } from '../../domain/calendar/calendar.ts';
import { isFree, type Desk } from '../desk.ts';
import { pinnedFor } from '../own-phrases/own-suggestions.ts';

/** What the desk knows now beside a chat's log. */
export function factsNow(
  desk: Desk,
  { customerId }: Chat,
  agent: string,
  { hourAt, outage }: Pick<DeskFacts, 'hourAt' | 'outage'>,
): DeskFacts & { agentName: string } {
  const { profile, directory } = desk;
  return {
    company: profile.company,
    hours: profile.hours.text,
    alwaysOpen: isAlwaysOpen(profile.hours.calendar),
    hourAt,
    complaintHours: profile.complaintHours,
    limits: desk.rules,
    uses: desk.uses.counts,
    outage,
    agentNo: directory.number(agent),
    agentName: directory.name(agent),
    pinned: (language) => pinnedFor(desk, agent, language),
    customer: directory.customer(customerId),
    colleagues: () => colleaguesOf(desk),
  };
}

/** Everybody for whom customers can ask by number. S3 */
export function colleaguesOf({ directory, presence }: Desk): Colleague[] {
  return directory
    .members()
    .filter(({ disabledAt }) => disabledAt === null)
    .map((member) => ({
      account: member.account,
      number: member.number,
      online: isFree(presence, member),
    }));
}

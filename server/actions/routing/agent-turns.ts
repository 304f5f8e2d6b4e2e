import type { ChatNews } from '../../delivery/publish.ts';
import { agentOf } from '../../domain/chat/chat.ts';
import type { StaffStore } from '../../storage/accounts/staff-store.ts';

/**
 * Notes who comes to have a chat, in whichever way: dealt, accepted, transferred, taken over. Stored, so that the order
 * of the agents is the same after a restart and for every process.
 */
export class AgentTurns {
  private noted: Promise<void> = Promise.resolve();

  constructor(
    private readonly staff: StaffStore,
    private readonly report: (error: unknown) => void,
  ) {}

  /** Hears what was stored. */
  handle(news: ChatNews[]): void {
    for (const agent of news.flatMap(newAgentOf))
      this.noted = this.noted.then(() => this.staff.tookTurn(agent)).catch(this.report);
  }

  /** Resolves when everything that was heard is noted, or could not be. */
  settled(): Promise<void> {
    return this.noted;
  }
}

function newAgentOf({ before, after }: ChatNews): string[] {
  if (after.chat.state.status !== 'open') return [];
  const { agent } = after.chat.state;
  const hadIt = before?.chat.state.status === 'open' && agentOf(before.chat) === agent;
  return hadIt ? [] : [agent];
}

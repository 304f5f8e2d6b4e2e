/**
 * The situations whose phrases are meant to be said again whenever they come up: what answers a courtesy or a question
 * anew, asks anew, belongs to each wait and each end, or has a blank that the agent fills anew. Whatever else has been
 * said in a chat is not what the agent should say next.
 */
const REPEATABLE: ReadonlySet<string> = new Set([
  ...['thanks', 'customer_apologises', 'farewell', 'anything_else', 'confirm_understood', 'customer_silent'],
  ...['hold_on', 'consult_colleague', 'unclear', 'asks_agent_identity', 'asks_service_hours'],
  // Which of its phrases is said is counted by the chat. [P3]
  'abusive_language',
]);

/** Whether a situation's phrases keep their place among the suggestions after they have been said. */
export function isRepeatable(situation: string): boolean {
  return REPEATABLE.has(situation);
}

/**
 * Beside the best, a situation less likely than this is not named to the agent and does not take a phrase's place from
 * what the chat's state asks for or what follows by the manual.
 */
export const likelyFrom = 0.1;

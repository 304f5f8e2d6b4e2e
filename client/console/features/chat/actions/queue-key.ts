/** Stands for the queue among the people a chat can be handed to; no account begins with a colon. */
export const TO_QUEUE = ':queue';

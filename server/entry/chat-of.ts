const ID = /^[0-9a-f-]{36}$/;

/** The id of the chat that a request or its answer speaks of, for the log; only if it has the form of one. */
export function chatOf(...said: unknown[]): string | undefined {
  for (const one of said) {
    const ids = [at(one, 'chatId'), at(at(one, 'entry'), 'chatId'), at(at(one, 'chat'), 'id')];
    const found = ids.find((id) => typeof id === 'string' && ID.test(id));
    if (typeof found === 'string') return found;
  }
  return undefined;
}

function at(from: unknown, name: string): unknown {
  return typeof from === 'object' && from !== null && name in from ? Reflect.get(from, name) : undefined;
}

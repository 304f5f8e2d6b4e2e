/**
 * The name under which something is asked to be stored. The same again, while it is not known to have been carried out,
 * goes under the same name, so that the desk stores it once: a second press, or one after an answer that was lost.
 */
export class Attempt {
  #last: { asked: string; clientId: string } | null = null;

  /** The name for what is asked. */
  nameFor(what: object): string {
    const asked = JSON.stringify(what);
    if (this.#last?.asked !== asked) this.#last = { asked, clientId: crypto.randomUUID() };
    return this.#last.clientId;
  }

  /** It was carried out: what is asked next is something else, whatever it says. */
  done(): void {
    this.#last = null;
  }
}

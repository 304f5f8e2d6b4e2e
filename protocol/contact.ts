const EMAIL = /[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>().]{2,}/u;
/** A country code and brackets may be there; between the digits at most two marks. */
const TELEPHONE = /(?<!\p{Nd})\(?\+?\p{Nd}(?:[\s()./-]{0,2}\p{Nd}){6,14}(?!\p{Nd})/u;

/**
 * Whether a text contains a way to reach somebody: an e-mail address, or a telephone number of 7 to 15 digits.
 * Full-width letters and digits count as their normal forms.
 */
export function isContact(said: string): boolean {
  const plain = said.normalize('NFKC');
  return EMAIL.test(plain) || TELEPHONE.test(plain);
}

/** The e-mail address in a text; null if there is none. */
export function addressIn(said: string): string | null {
  return EMAIL.exec(said.normalize('NFKC'))?.[0] ?? null;
}

/** Whether nobody reads what is sent to an address, as its name says. */
export function isNoReply(address: string): boolean {
  return /^(?:no[._-]?reply|do[._-]?not[._-]?reply|mailer-daemon|postmaster|bounces?)[+@]/i.test(address);
}

/** The telephone number in a text; null if there is none. */
export function telephoneIn(said: string): string | null {
  return TELEPHONE.exec(said.normalize('NFKC'))?.[0] ?? null;
}

/**
 * Beginnings and lengths that issuers of bank cards use (ISO/IEC 7812), with the Chinese debit cards that are older than
 * UnionPay's 62.
 */
const ISSUED = new RegExp(
  [
    // Visa
    String.raw`4\d{15}`,
    // Mastercard, and its range of 2017
    String.raw`5[1-5]\d{14}`,
    String.raw`(?:222[1-9]|22[3-9]\d|2[3-6]\d{2}|27[01]\d|2720)\d{12}`,
    // American Express, JCB, Diners Club
    String.raw`3[47]\d{13}`,
    String.raw`35(?:2[89]|[3-8]\d)\d{12}`,
    String.raw`3(?:0[0-59]|[68]\d)\d{11}`,
    String.raw`3(?:0[0-59]|[68]\d)\d{13}`,
    // UnionPay; Discover; Maestro
    String.raw`(?:62|81)\d{14,17}`,
    String.raw`(?:6011|64[4-9]\d|65\d{2})\d{12}`,
    String.raw`(?:5018|5020|5038|5893|6304|6759|676[1-3])\d{12}(?:\d{3})?`,
    // Bank of China, China Merchants, Industrial and Commercial, Agricultural, Communications, Industrial Bank
    String.raw`(?:601382|601428|603367|620058|9558\d{2}|95599\d)\d{13}`,
    String.raw`(?:685800|690755|955590|95559[1-3]|90592\d|940\d{3}|985262)\d{10}`,
    String.raw`(?:690755|966666|900000)\d{12}`,
  ].join('|'),
  'u',
);
/** Visa numbers of a length that hardly any bank issues, but that shops use for orders and parcels. */
const RARE = /^4\d{12}(?:\d{6})?$/u;
const WHOLE = new RegExp(`^(?:${ISSUED.source})$`, 'u');

/** Whether an issuer uses such numbers and the check digit is right. */
export function isCardNumber(digits: string): boolean {
  return WHOLE.test(digits) && luhn(digits);
}

/** As above, for numbers that are a card only if the text says so: Visa with 13 or 19 digits. */
export function isRareCardNumber(digits: string): boolean {
  return RARE.test(digits) && luhn(digits);
}

/** ISO/IEC 7812-1, annex B. */
function luhn(digits: string): boolean {
  const sum = Array.from(digits).reduceRight((total, letter, at) => {
    const doubled = (digits.length - at) % 2 === 0 ? Number(letter) * 2 : Number(letter);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

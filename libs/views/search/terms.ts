const khmerZero = 0x17e0;

/** Khmer digits as Latin ones, and nothing but letters and digits, so that a number is one part however it is written. */
const bare = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u17e0-\u17e9]/g, (digit) => String(digit.charCodeAt(0) - khmerZero))
    .replace(/[^\p{L}\p{N}]/gu, '');

/** A telephone number, with or without the country's prefix, or another system's number, as one search term. */
export const numberTerm = (number: string): string => `number${bare(number).replace(/^(00)?855|^0+/, '')}`;

/** The same where it is known whose number it is. */
export const identifierTerm = (system: string, value: string): string => `${numberTerm(value)}of${bare(system)}`;

/** What somebody typed into one search field, as the name or the number that it is. */
export const searchTerm = (typed: string): string => (/\p{Nd}/u.test(typed) ? numberTerm(typed) : typed);

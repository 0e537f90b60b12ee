import { randomInt } from 'node:crypto';

const latinLetters = 'bcdfghjklmnpqrstvwxz';
/** Consonants: no form of Unicode puts them together or in another order. */
const khmerLetters = Array.from({ length: 33 }, (_, index) => String.fromCharCode(0x1780 + index)).join('');
const khmerZero = 0x17e0;

const draw = (letters: string, length: number) => Array.from({ length }, () => letters[randomInt(letters.length)]).join('');
const inKhmerDigits = (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(khmerZero + Number(digit)));

export type Script = 'khmer' | 'latin';

/** A text that stands nowhere else in the world, and its part by which it is known in whatever it is written into. */
export interface Canary {
  readonly text: string;
  readonly tokens: readonly string[];
}

/** Texts as people write them into a field of this name, each of them only once. */
export function canaryFor(field: string, script: Script): Canary {
  if (field === 'phone') {
    const number = draw('123456789', 10);
    const text = `+855 ${number}`;
    return script === 'latin' ? { text, tokens: [number] } : { text: inKhmerDigits(text), tokens: [number, inKhmerDigits(number)] };
  }
  if (field === 'birthDate') {
    const day = new Date(Date.now() - randomInt(8 * 365, 15 * 365) * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
    return { text: day, tokens: [day] };
  }
  if (field === 'value') {
    const word = draw(latinLetters, 14);
    return { text: `CP-7-${word}`, tokens: [word] };
  }
  const word = draw(script === 'latin' ? latinLetters : khmerLetters, 14);
  return { text: script === 'latin' ? `Sok ${word}, told once` : `សុខ ${word} ប្រាប់ម្តង`, tokens: [word] };
}

const utf16 = (text: string, bigEndian = false) => {
  const bytes = Buffer.from(text, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};
const escaped = (text: string, write: (hex: string) => string) =>
  text.replace(/[\u0080-\uffff]/g, (letter) => `\\u${write(letter.charCodeAt(0).toString(16).padStart(4, '0'))}`);
const percent = (text: string) => encodeURIComponent(text);

/** The letters that the bytes always give, whatever stands before and after them. */
function base64Parts(text: string): readonly string[] {
  const bytes = Buffer.from(text);
  return [0, 1, 2].map((shift) => {
    const whole = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    return whole.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6));
  });
}

const same = (hex: string) => hex;
const upper = (hex: string) => hex.toUpperCase();

/** Everything that a text turns into when it is written down in a hurry, by name; what looks the same stands here once. */
export function formsOf(text: string): Readonly<Record<string, Buffer>> {
  const parts = base64Parts(text);
  const texts: Record<string, string> = {
    'UTF-8': text,
    'UTF-8 in capitals': text.toUpperCase(),
    JSON: escaped(text, same),
    'JSON in capitals': escaped(text, upper),
    URL: percent(text),
    'URL in lower case': percent(text).toLowerCase(),
    hex: Buffer.from(text).toString('hex'),
    'hex in capitals': Buffer.from(text).toString('hex').toUpperCase(),
    ...Object.fromEntries(parts.map((part, shift) => [`base64 after ${shift}`, part])),
    ...Object.fromEntries(parts.map((part, shift) => [`base64url after ${shift}`, part.replaceAll('+', '-').replaceAll('/', '_')])),
  };
  const all = Object.entries(texts).map(([form, written]): [string, Buffer] => [form, Buffer.from(written)]);
  all.push(['UTF-16', utf16(text)], ['UTF-16 big endian', utf16(text, true)]);
  const isFirst = ([, bytes]: [string, Buffer], index: number) => all.findIndex(([, other]) => other.equals(bytes)) === index;
  return Object.fromEntries(all.filter(isFirst));
}

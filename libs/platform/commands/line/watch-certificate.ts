import { type Log, type Note, note, word } from '#kernel';
import { type OwnCertificate, UnusableCertificate } from './own-certificate.js';

const day = 86_400_000;
const soon = 30 * day;

interface WatchOptions {
  readonly now: () => Date;
  readonly log: Log;
  /** Milliseconds between two looks at the files. */
  readonly every?: number;
}

/** What an operator must know of a certificate's time, if anything. */
function warningOf({ from, until }: OwnCertificate, now: Date): Note | undefined {
  const daysLeft = Math.floor((until.getTime() - now.getTime()) / day);
  if (now < from) return note('error', 'the certificate is not valid yet: no command gets through');
  if (now >= until) return note('error', 'the certificate has ended: no command gets through until it is renewed');
  return until.getTime() - now.getTime() < soon ? note('warn', 'the certificate ends soon: renew it', { daysLeft }) : undefined;
}

/** Reads a certificate's files again and again, so that a renewed one needs no restart, and says each day that one ends. */
export function watchCertificate(own: OwnCertificate, { now, log, every = 60_000 }: WatchOptions): { readonly look: () => void; readonly stop: () => void } {
  let said = { message: '', at: 0 };
  const say = (warning: Note) => {
    if (said.message === warning.message && now().getTime() - said.at < day) return;
    said = { message: warning.message, at: now().getTime() };
    log(warning);
  };
  const look = () => {
    try {
      if (own.reread()) log(note('info', 'the certificate was renewed', { daysLeft: Math.floor((own.until.getTime() - now().getTime()) / day) }));
    } catch (error) {
      if (!(error instanceof UnusableCertificate)) throw error;
      say(note('error', 'what is to renew the certificate cannot be used, the one before stays', { file: word(error.file), problem: word(error.problem.replaceAll(' ', '-')) }));
      return;
    }
    const warning = warningOf(own, now());
    if (warning !== undefined) say(warning);
  };
  look();
  const timer = setInterval(look, every);
  timer.unref();
  return { look, stop: () => clearInterval(timer) };
}

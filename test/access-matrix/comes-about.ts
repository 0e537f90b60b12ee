import type { DataClass, Role } from '#kernel';
import type { Column } from './expected.js';

const answering: readonly Role[] = ['police-district', 'ahtjp-provincial', 'dosvy', 'ngo'];

/**
 * Which columns a role can come to hold by commands, by hand. A provincial unit that registers a child always has it in
 * its province too, which overrules the column; no command makes somebody a lawyer's client or an examined child yet.
 */
export const comesAbout: Readonly<Record<Exclude<Column, 'part' | 'released'>, readonly Role[]>> = {
  'own-province': ['police-district', 'ahtjp-provincial', 'forensic-doctor', 'dosvy', 'ngo', 'court-liaison', 'lawyer'],
  registered: ['hotline-operator', 'police-district', 'ngo'],
  'own-case': ['police-district', 'ahtjp-provincial'],
  'lead-team': ['ahtjp-provincial', 'dosvy'],
  'court-case': ['court-liaison'],
  'referral-offered': answering,
  'referral-accepted': answering,
  'referral-ended': answering,
  client: [],
  'own-exam': [],
};

/** Entries that name a unit: any unit can take part in an interview, those who refer are told, those who give shelter know where. */
export const namedIn = (dataClass: DataClass, role: Role): boolean => {
  if (dataClass === 'interview-summary') return true;
  if (dataClass === 'case-plan') return answering.includes(role);
  return dataClass === 'shelter-address' && (role === 'dosvy' || role === 'ngo');
};

/** A recording is released to police, and by a court to a lawyer. */
export const releasedFor = (dataClass: DataClass, role: Role): boolean =>
  dataClass === 'interview-recording' && (role === 'police-district' || role === 'ahtjp-provincial' || role === 'lawyer');

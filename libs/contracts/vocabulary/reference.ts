import { z } from 'zod';
import { roles } from '#kernel';
import { provinceCode, Risk, unitId, Visit } from './codes.js';

/** First and last day on which an entry holds; 1990-01-01, the first day that can be recorded, where it is older. */
const dated = {
  validFrom: z.iso.date(),
  validTo: z.iso.date().optional(),
  /** What is not verified, or to be known when reading the dates. */
  note: z.string().optional(),
};

export const Unit = z.object({
  id: unitId(),
  agency: z.string(),
  role: z.enum(roles),
  name: z.string(),
  nameKhmer: z.string().optional(),
  province: provinceCode().optional(),
  /** Unit that is told what this one leaves undone. */
  escalatesTo: unitId().optional(),
  ...dated,
});
export type Unit = z.infer<typeof Unit>;

const isNationalSocialAffairs = ({ role, province }: Unit): boolean => role === 'dosvy' && province === undefined;

const Offence = z.object({
  code: z.string(),
  law: z.string(),
  article: z.string(),
  title: z.string(),
  /** Maximum penalty in years, where it was seen in the statute. */
  maximumYears: z.number().optional(),
  ...dated,
});

const Province = z.object({
  code: provinceCode(),
  name: z.string(),
  nameKhmer: z.string(),
  /** Province to which its places belonged before, for series over the years. */
  predecessor: provinceCode().optional(),
  ...dated,
});

/** Hours from the sending of a referral on, by risk. */
const ServiceLevel = z.object({
  risk: Risk,
  /** Within which the receiver owes an answer; without one it is reminded then. */
  answerWithinHours: z.number().positive(),
  /** After which a referral without an answer is stale, and escalated. */
  staleAfterHours: z.number().positive(),
  ...dated,
});

/** A visit of the year after a child went home: due so many days, or so many months, after that day. */
const FollowUpVisit = z
  .object({
    visit: Visit,
    days: z.number().int().positive().optional(),
    months: z.number().int().positive().optional(),
    /** Hours after the day it was due at which a visit that was not made is overdue; for one recorded later, after that. */
    overdueAfterHours: z.number().positive(),
    ...dated,
  })
  .refine(({ days, months }) => (days === undefined) !== (months === undefined), 'is due after days or after months: say one of them');

/** When contacts of agencies with one child are too close to each other, or too many. */
const ContactLimits = z.object({
  /** Another unit's contact so many days before or after is a reason to plan one together. */
  planJointlyWithinDays: z.number().int().min(0),
  /** More contacts than `overloadAbove` in so many days in a row are too many. */
  overloadWithinDays: z.number().int().positive(),
  overloadAbove: z.number().int().positive(),
  ...dated,
});
export type ContactLimits = Pick<z.infer<typeof ContactLimits>, 'planJointlyWithinDays' | 'overloadWithinDays' | 'overloadAbove'>;

/** What those owe who decide on a wish to ask a child again. */
const RepeatAnswer = z.object({ answerWithinHours: z.number().positive(), ...dated });

/** Dated lists that an administrator replaces without a new release. */
export const Reference = z.object({
  provinces: z.array(Province),
  units: z
    .array(Unit)
    .refine((units) => units.some(isNationalSocialAffairs), 'needs a unit of social affairs without a province: it answers for children where no province’s office does'),
  offences: z.array(Offence),
  serviceLevels: z
    .array(ServiceLevel)
    .refine((levels) => Risk.options.every((risk) => levels.some((level) => level.risk === risk)), 'needs a service level for every risk'),
  followUpVisits: z
    .array(FollowUpVisit)
    .refine((visits) => Visit.options.every((visit) => visits.some((entry) => entry.visit === visit)), 'needs every visit of the year'),
  contactLimits: z.array(ContactLimits).min(1, 'needs an entry'),
  repeatAnswers: z.array(RepeatAnswer).min(1, 'needs an entry'),
});
export type Reference = z.infer<typeof Reference>;

interface Dated {
  readonly validFrom: string;
  readonly validTo?: string | undefined;
}

const holds = ({ validFrom, validTo }: Dated, day: string) => validFrom <= day && (validTo === undefined || day <= validTo);

/** The directory as it stood on a day (ISO date). */
export const unitsOn = ({ units }: Reference, day: string) => units.filter((unit) => holds(unit, day));

/** The unit as it stood on a day (ISO date). */
export const unitOn = ({ units }: Reference, id: string, day: string) =>
  units.find((unit) => unit.id === id && holds(unit, day));

/** The office of social affairs that answers for a province on a day; the national one where the province has none then. */
export function socialAffairsOn(reference: Reference, province: string, day: string): Unit {
  const offices = unitsOn(reference, day).filter(({ role }) => role === 'dosvy');
  const found = offices.find((office) => office.province === province) ?? reference.units.find(isNationalSocialAffairs);
  if (found === undefined) throw new Error('the directory has no national unit of social affairs');
  return found;
}

/**
 * To whom it is told on a day that a unit leaves undone what another waits for; where that is the one who waits, the
 * next above. Undefined where the directory names none that holds on that day.
 */
export function escalationUnitOn(reference: Reference, unit: string, waiting: string, day: string): string | undefined {
  const above = (id: string) => {
    const named = unitOn(reference, id, day)?.escalatesTo;
    return named === undefined ? undefined : unitOn(reference, named, day)?.id;
  };
  const first = above(unit);
  return first === waiting ? above(waiting) : first;
}

/** What is owed for a risk on a day; where no entry holds then, the first of the list for that risk. */
export function serviceLevelOn({ serviceLevels }: Reference, risk: z.infer<typeof Risk>, day: string) {
  const ofRisk = serviceLevels.filter((level) => level.risk === risk);
  const found = ofRisk.find((level) => holds(level, day)) ?? ofRisk[0];
  if (found === undefined) throw new Error(`there is no service level for risk ${risk}`);
  return found;
}

/** The visits that are owed for a child who goes home on a day, in their order; of each what holds then, or else its first entry. */
export const followUpVisitsOn = ({ followUpVisits }: Reference, day: string) =>
  Visit.options.flatMap((visit) => {
    const entries = followUpVisits.filter((entry) => entry.visit === visit);
    return (entries.find((entry) => holds(entry, day)) ?? entries[0]) ?? [];
  });

/** The limits for contacts on a day; where no entry holds then, the first of the list. */
export function contactLimitsOn({ contactLimits }: Reference, day: string): ContactLimits {
  const found = contactLimits.find((limits) => holds(limits, day)) ?? contactLimits[0];
  if (found === undefined) throw new Error('there are no limits for contacts');
  return found;
}

/** UTC moment by which an answer is owed to a wish to ask a child again; where no entry holds on that day, the first counts. */
export function repeatAnswerDueAt({ repeatAnswers }: Reference, asked: Date, day: string): string {
  const owed = repeatAnswers.find((entry) => holds(entry, day)) ?? repeatAnswers[0];
  if (owed === undefined) throw new Error('there is no time for answers to second interviews');
  return new Date(asked.getTime() + owed.answerWithinHours * 60 * 60 * 1000).toISOString();
}

/** Codes of the list that no law of that day knows. */
export const unknownOffences = ({ offences }: Reference, codes: readonly string[], day: string) =>
  codes.filter((code) => !offences.some((offence) => offence.code === code && holds(offence, day)));

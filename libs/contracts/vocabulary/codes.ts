import { z } from 'zod';

export const Sex = z.enum(['FEMALE', 'MALE', 'OTHER']);
export const Risk = z.enum(['HIGH', 'MEDIUM', 'LOW']);
export const AgeBand = z.enum(['AGE_0_5', 'AGE_6_11', 'AGE_12_14', 'AGE_15_17', 'AGE_UNKNOWN']);

export type AgeBand = z.infer<typeof AgeBand>;

/** The band of an age in completed years; unknown too for somebody who is no child any more. */
export function ageBandOf(years: number | undefined): AgeBand {
  if (years === undefined || years >= 18) return 'AGE_UNKNOWN';
  if (years <= 5) return 'AGE_0_5';
  if (years <= 11) return 'AGE_6_11';
  return years <= 14 ? 'AGE_12_14' : 'AGE_15_17';
}

/** Why the child is seen as in need of protection, whatever the charge. */
export const Concern = z.enum([
  'TRAFFICKING',
  'SEXUAL_EXPLOITATION',
  'SEXUAL_ABUSE',
  'PHYSICAL_ABUSE',
  'DOMESTIC_VIOLENCE',
  'LABOUR_EXPLOITATION',
  'BEGGING',
  'DEBT_BONDAGE',
  'NEGLECT',
  'SEPARATED',
  'OTHER',
]);

export const ServiceCode = z.enum([
  'ANTI_TRAFFICKING_RESCUE',
  'TRANSITIONAL_ACCOMMODATION',
  'FAMILY_BASED_CARE',
  'RESIDENTIAL_CARE',
  'COUNSELLING',
  'MEDICAL',
  'LEGAL_REPRESENTATION',
  'COURT_SUPPORT',
  'EDUCATION',
  'VOCATIONAL_TRAINING',
  'FAMILY_SUPPORT',
  'FINANCIAL_SUPPORT',
  'COMMUNITY_REINTEGRATION',
  'SOCIAL_WORK',
]);

/** Follow-up visits in the year after a child went home, by week or month. */
export const Visit = z.enum(['W1', 'W2', 'W4', 'M2', 'M3', 'M6', 'M9', 'M12']);
export type Visit = z.infer<typeof Visit>;

/** What somebody is to the child. */
export const Relation = z.enum([
  'MOTHER',
  'FATHER',
  'STEP_PARENT',
  'GRANDPARENT',
  'AUNT_OR_UNCLE',
  'ADULT_SIBLING',
  'OTHER_RELATIVE',
  'FOSTER_CARER',
  'NEIGHBOUR',
  'TEACHER',
  'SOCIAL_WORKER',
  'OTHER',
  'UNKNOWN',
]);

export const ChargeRole = z.enum(['PRINCIPAL', 'ALTERNATIVE', 'CUMULATIVE']);

/** Province, two digits of the gazetteer. */
export const provinceCode = () => z.string().regex(/^(0[1-9]|1\d|2[0-5])$/, 'is not a province: two digits, 01 to 25');

/** District, four digits of the gazetteer, its first two a province. */
export const districtCode = () =>
  z.string().regex(/^(0[1-9]|1\d|2[0-5])\d{2}$/, 'is not a district: four digits, the first two a province, such as 1710');

/** A unit of the directory, such as ahtjp-17. */
export const unitId = () => z.string().regex(/^[a-z0-9-]{2,60}$/, 'is not a unit: look it up in the directory of units');

/** Language by its three letters of ISO 639-3, such as khm, vie, cja; sign languages are in it. */
export const languageCode = () => z.string().regex(/^[a-z]{3}$/, 'is not a language: three letters of ISO 639-3, such as khm');

/** Number that an office gave a file; not a name. */
export const fileNumber = () => z.string().regex(/^[A-Za-z0-9./-]{1,40}$/, 'is not a file number: letters, digits, . / - only');

/** Article of the offence taxonomy, such as TIPSE-34. */
export const offenceCode = () => z.string().regex(/^[A-Z0-9-]{2,40}$/, 'is not an offence code such as TIPSE-34');

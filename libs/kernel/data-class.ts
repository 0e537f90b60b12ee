/** What a piece of knowledge is about; the rows of the access policy. Each personal field is sealed under one of them. */
export const dataClasses = [
  'reporter-identity',
  'child-identity',
  'interview-recording',
  'interview-summary',
  'forensic-certificate',
  'shelter-address',
  'case-plan',
  'juvenile-suspect',
  'charges',
] as const;
export type DataClass = (typeof dataClasses)[number];

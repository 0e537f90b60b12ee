import type { Person } from '../../person.js';

export const girl: Person = {
  nameKhmer: 'ចាន់ ស្រីនាង',
  nameLatin: 'Chan Sreyneang',
  sex: 'FEMALE',
  age: 14,
  district: '1710',
  concern: 'TRAFFICKING',
  daysAgo: 425,
  course: 'home',
  ngo: 'ngo-a',
  police: 'police-1710',
};

/** What units are offered before they say yes. */
export const offer = { sex: 'FEMALE', ageBand: 'AGE_12_14', districtCode: '1710', concerns: ['TRAFFICKING', 'SEXUAL_EXPLOITATION'] } as const;
/** One act, two articles: one case all the same. */
export const charges = [
  { code: 'TIPSE-34', role: 'PRINCIPAL' },
  { code: 'TIPSE-42', role: 'ALTERNATIVE' },
] as const;

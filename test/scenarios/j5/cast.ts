/** Those who watch J5. All of it is invented. */
export const units = [
  'police-0401',
  'ahtjp-04',
  'dosvy-04',
  'court-04',
  // Accepts a referral of the girl; is offered one and never answers; had one that has ended; has nothing to do with her.
  'ngo-a',
  'ngo-b',
  'ngo-c',
  'ngo-d',
  // By order of the court the recording is released to it.
  'legal-aid-a',
  // Another province, another court, and who counts and knows no child.
  'ahtjp-05',
  'court-05',
  'mne-national',
] as const;

export const nameKhmer = 'ចាន់ សុភា';

export const words = {
  safeTonight: 'គ្រូនៅជាមួយនាង',
  counselling: 'នាងភ័យ មិនចង់និយាយ',
  summary: 'នាងនិយាយបន្ទាប់ពីបួនថ្ងៃ',
  childWantsKnown: 'ចង់និយាយជាមួយស្ត្រី',
  place: 'ទូសុវត្ថិភាព ខេត្តកំពង់ឆ្នាំង',
  tooThin: 'មិនមានព័ត៌មានលម្អិតអំពីផ្លូវ',
  question: 'ដោយរថយន្តអ្វី',
  answer: 'រថយន្តពណ៌ស',
} as const;

/** Topics of the one plan: what AHTJP wants to know, and what each of the others adds to it. */
export const topics = ['WHAT_HAPPENED', 'WHO_WAS_INVOLVED', 'FAMILY_AND_HOME', 'WHEN_AND_WHERE', 'WISHES_AND_FEARS'] as const;

export interface People {
  /** Certified, of the lead unit. */
  readonly woman: string;
  readonly man: string;
  /** Certified, of another province. */
  readonly otherWoman: string;
}

/** Of what is told the ids, as they become known. */
export interface Matter {
  caseId: string;
  seriesId: string;
  recordingId: string;
}

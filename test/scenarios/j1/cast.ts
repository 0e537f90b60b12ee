/** Those who watch J1, and by the end of it those who took part. All of it is invented. */
export const units = [
  'police-1710',
  'ahtjp-17',
  'dosvy-17',
  'ngo-a',
  'court-17',
  // Nothing to them, ever: no role, no relation or another place.
  'police-1702',
  'ahtjp-05',
  'dosvy-05',
  'court-05',
  'ngo-b',
  'hotline-national',
  'forensic-17',
  'legal-aid-a',
  'mne-national',
  'privacy-national',
] as const;

export const nameKhmer = 'លាភ ស្រីពៅ';

/** What people wrote into fields that tell of a person. */
export const words = {
  village: 'ភូមិវត្តបូព៌',
  callersPhone: '+855 12 000 417',
  circumstances: 'នាងត្រូវបានរកឃើញក្នុងបន្ទប់ជួល',
  suspectsName: 'ជន សន្មត',
  safeTonight: 'មីងរបស់នាងអាចទទួលបាន',
  summary: 'នាងបានរៀបរាប់ពីអ្វីដែលបានកើតឡើង',
  childWantsKnown: 'ចង់ត្រឡប់ទៅសាលារៀនវិញ',
  howItWas: 'គេសួរថ្នមៗ តែមានគេបើកទ្វារម្តង',
  howShePassed: 'តើនាងធ្វើដំណើរដោយអ្វី?',
  whoPaid: 'តើអ្នកណាបានបង់ថ្លៃ?',
  byBus: 'ដោយរថយន្តក្រុង ដូចក្នុងការថត',
  noteToNgo: 'ជួបជាមួយស្រ្តីតែប៉ុណ្ណោះ',
  shelter: 'ផ្ទះលេខ ១២ ផ្លូវសុខសាន្ត',
  viewOnStay: 'យល់ព្រមស្នាក់នៅ បើជិតសាលា',
  counselling: 'នាងគេងលក់ជាងមុន',
  grandmothersPlace: 'ភូមិអណ្តូងពេជ្រ ផ្ទះយាយ',
  assessment: 'យាយមានចិត្តល្អ ផ្ទះមានសុវត្ថិភាព',
  viewOnHome: 'ចង់នៅជាមួយយាយ',
  visit: 'នាងទៅសាលារាល់ថ្ងៃ',
} as const;

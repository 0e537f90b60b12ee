/** Those who watch J5; the last two have nothing to do with the girl. All of it is invented. */
export const units = ['police-0401', 'ahtjp-04', 'dosvy-04', 'court-04', 'ngo-a', 'ngo-b', 'ahtjp-05'] as const;

export const nameKhmer = 'ចាន់ សុភា';

export const words = {
  safeTonight: 'គ្រូនៅជាមួយនាង',
  summary: 'នាងនិយាយបន្ទាប់ពីបួនថ្ងៃ',
  childWantsKnown: 'ចង់និយាយជាមួយស្ត្រី',
  place: 'ទូសុវត្ថិភាព ខេត្តកំពង់ឆ្នាំង',
  tooThin: 'មិនមានព័ត៌មានលម្អិតអំពីផ្លូវ',
  question: 'ដោយរថយន្តអ្វី',
  answer: 'រថយន្តពណ៌ស',
} as const;

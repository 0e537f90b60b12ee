export const units = ['ahtjp-12', 'dosvy-12', 'ngo-b', 'ngo-c', 'ngo-d', 'ngo-a', 'police-1201', 'court-12', 'mne-national', 'privacy-national'] as const;

export const nameKhmer = 'ហេង ដារ៉ា';

export const words = {
  note: 'គាត់មិនចង់ស្នាក់នៅក្នុងមជ្ឈមណ្ឌលទេ',
  view: 'ចង់ស្នាក់នៅជាមួយពូ',
  uncle: 'ផ្ទះពូ ផ្លូវ ២៧១',
} as const;

/** All that a receiver may know before it accepts. */
export const offer = {
  sex: 'MALE', ageBand: 'AGE_15_17', districtCode: '1201', concerns: ['SEXUAL_EXPLOITATION'], needs: ['TRANSITIONAL_ACCOMMODATION'], bedNeeded: true, voluntaryStay: false,
} as const;

import type { Course, Person } from './person.js';

type Row = readonly [nameKhmer: string, nameLatin: string, sex: Person['sex'], age: number, district: string, concern: Person['concern'], daysAgo: number, course: Course];

const rows: readonly Row[] = [
  ['សុខ វិបុល', 'Sok Vibol', 'MALE', 15, '1702', 'LABOUR_EXPLOITATION', 2, 'offered'],
  ['ចាន់ ស្រីពៅ', 'Chan Sreypov', 'FEMALE', 13, '1710', 'SEXUAL_ABUSE', 12, 'shelter'],
  ['ហេង ដារា', 'Heng Dara', 'MALE', 10, '1701', 'BEGGING', 24, 'kinship'],
  ['លី ម៉ាលីស', 'Ly Malis', 'FEMALE', 16, '1710', 'TRAFFICKING', 47, 'court'],
  ['កែវ សុភា', 'Keo Sophea', 'FEMALE', 14, '1709', 'SEXUAL_EXPLOITATION', 96, 'court'],
  ['ប៉ែន រតនា', 'Pen Rattana', 'MALE', 12, '1704', 'PHYSICAL_ABUSE', 150, 'home'],
  ['ជា ស្រីល័ក្ខ', 'Chea Sreyleak', 'FEMALE', 15, '1710', 'TRAFFICKING', 226, 'court'],
  ['អ៊ុក បូរ៉ា', 'Ouk Bora', 'MALE', 9, '1711', 'NEGLECT', 5, 'reported'],
  ['មាស សុខា', 'Meas Sokha', 'FEMALE', 11, '1706', 'DOMESTIC_VIOLENCE', 300, 'home'],
  ['នួន ចន្ថា', 'Nuon Chantha', 'FEMALE', 17, '1710', 'DEBT_BONDAGE', 18, 'declined'],
  ['ទេព វណ្ណា', 'Tep Vanna', 'FEMALE', 14, '1703', 'TRAFFICKING', 395, 'home'],
  ['សៅ ពិសិដ្ឋ', 'Sao Piseth', 'MALE', 13, '1710', 'LABOUR_EXPLOITATION', 33, 'kinship'],
  ['ឡុង ស្រីនិច', 'Long Sreynich', 'FEMALE', 12, '1202', 'SEXUAL_ABUSE', 3, 'offered'],
  ['យិន មករា', 'Yin Makara', 'MALE', 16, '1208', 'TRAFFICKING', 61, 'court'],
  ['ម៉ម បុប្ផា', 'Mom Bopha', 'FEMALE', 15, '1205', 'SEXUAL_EXPLOITATION', 130, 'home'],
  ['គង់ សំណាង', 'Kong Samnang', 'MALE', 8, '1203', 'SEPARATED', 9, 'reported'],
  ['រស់ កល្យាណ', 'Ros Kolyan', 'FEMALE', 13, '1209', 'TRAFFICKING', 16, 'declined'],
  ['ហ៊ុន វុទ្ធី', 'Hun Vuthy', 'MALE', 14, '1201', 'PHYSICAL_ABUSE', 70, 'kinship'],
  ['អ៊ិន ស្រីរ័ត្ន', 'In Sreyroth', 'FEMALE', 16, '1206', 'SEXUAL_EXPLOITATION', 240, 'court'],
  ['ផាន់ សុវណ្ណ', 'Phan Sovann', 'MALE', 11, '0501', 'DEBT_BONDAGE', 28, 'shelter'],
  ['ទី ចាន់ថន', 'Ty Chanthorn', 'FEMALE', 15, '0503', 'TRAFFICKING', 110, 'court'],
  ['ប៊ុន ធារ៉ា', 'Bun Theara', 'MALE', 13, '0204', 'LABOUR_EXPLOITATION', 7, 'kinship'],
  ['ស៊ឹម លក្ខិណា', 'Sim Leakhena', 'FEMALE', 14, '0201', 'SEXUAL_ABUSE', 55, 'shelter'],
  ['ណុប សីហា', 'Nop Seyha', 'MALE', 17, '0208', 'TRAFFICKING', 180, 'home'],
  ['ញ៉ែម ផល្លា', 'Nhem Phalla', 'FEMALE', 16, '0102', 'TRAFFICKING', 1, 'offered'],
  ['តាន់ វីរៈ', 'Tan Virak', 'MALE', 12, '0110', 'BEGGING', 43, 'kinship'],
  ['អ៊ាង ស្រីនាថ', 'Eang Sreyneath', 'FEMALE', 13, '0110', 'TRAFFICKING', 265, 'court'],
  ['ខៀវ សំបូរ', 'Khiev Sambo', 'MALE', 15, '0803', 'LABOUR_EXPLOITATION', 14, 'shelter'],
  ['ម៉ៅ ច័ន្ទតារា', 'Mao Chantara', 'FEMALE', 10, '0808', 'NEGLECT', 90, 'kinship'],
  ['សេង រស្មី', 'Seng Raksmey', 'FEMALE', 14, '0301', 'SEXUAL_EXPLOITATION', 21, 'declined'],
  ['ឌួង ភារុណ', 'Duong Phearun', 'MALE', 16, '0305', 'DEBT_BONDAGE', 205, 'home'],
  ['វ៉ន កញ្ញា', 'Vorn Kanha', 'FEMALE', 15, '1801', 'SEXUAL_EXPLOITATION', 38, 'shelter'],
  ['លឹម ភក្ដី', 'Lim Pheakdey', 'MALE', 14, '1802', 'TRAFFICKING', 170, 'court'],
  ['ស៊ន ដានី', 'Son Dany', 'FEMALE', 12, '1402', 'SEXUAL_ABUSE', 6, 'reported'],
  ['ព្រំ វាសនា', 'Prum Veasna', 'MALE', 13, '1410', 'TRAFFICKING', 82, 'home'],
  ['អ៊ុំ សូនីតា', 'Um Sonita', 'FEMALE', 16, '2103', 'TRAFFICKING', 4, 'offered'],
  ['ហាក់ ចំរើន', 'Hak Chamroeun', 'MALE', 15, '2101', 'LABOUR_EXPLOITATION', 120, 'kinship'],
  ['ទូច ស្រីណា', 'Touch Sreyna', 'FEMALE', 14, '0402', 'SEXUAL_ABUSE', 19, 'shelter'],
  ['ឈឹម បញ្ញា', 'Chhim Panha', 'MALE', 11, '0708', 'SEPARATED', 31, 'kinship'],
  ['ឯក សុជាតា', 'Ek Socheata', 'FEMALE', 15, '0707', 'TRAFFICKING', 345, 'home'],
];

const elsewhere = ['ngo-b', 'ngo-c', 'ngo-d'] as const;
const posts: Readonly<Record<string, string>> = { '1702': 'police-1702', '1710': 'police-1710', '0102': 'police-0102', '0201': 'police-0201', '0301': 'police-0301' };

function person([nameKhmer, nameLatin, sex, age, district, concern, daysAgo, course]: Row, index: number): Person {
  const ngo = district.startsWith('17') ? 'ngo-a' : (elsewhere[index % elsewhere.length] ?? 'ngo-b');
  const police = posts[district];
  return { nameKhmer, nameLatin, sex, age, district, concern, daysAgo, course, ngo, ...(police === undefined ? {} : { police }) };
}

/** Forty children who never lived, in twelve provinces and at every stage. */
export const people: readonly Person[] = rows.map(person);

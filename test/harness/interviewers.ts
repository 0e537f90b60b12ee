import { type Office } from './office.js';
import { signIn } from './graphql-client.js';

interface Person {
  readonly unit: string;
  readonly staffNumber: string;
  readonly sex: 'FEMALE' | 'MALE';
  readonly languages?: readonly string[];
  /** ISO days of a certificate. */
  readonly from: string;
  readonly until: string;
}

/** Enters somebody in the register and has the national police certify them. Resolves to their id. */
export async function interviewerOf(office: Office, { unit, staffNumber, sex, languages = ['khm'], from, until }: Person): Promise<string> {
  const [own, national] = await Promise.all([signIn(office.url, unit), signIn(office.url, 'ahtjp-national')]);
  const occurredAt = { value: `${from}T08:00:00+07:00`, precision: 'DAY' };
  const { id } = await own.record('RegisterInterviewer', { staffNumber, sex, languages }, { occurredAt });
  await national.record('CertifyInterviewer', { interviewerId: id, course: 'CFI-2022', from, until }, { occurredAt });
  return id;
}

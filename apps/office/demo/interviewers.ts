import { CertifyInterviewer, RegisterInterviewer } from '#contracts/interviews';
import { targetId } from '#kernel';
import type { Calendar } from './calendar.js';
import type { OfficeApi } from './office-api.js';

const unit = 'ahtjp-17';
const register = {
  FEMALE: { staffNumber: 'SR-0412', sex: 'FEMALE', languages: ['khm', 'cja'] },
  MALE: { staffNumber: 'SR-0399', sex: 'MALE', languages: ['khm', 'kdt'] },
} as const;

const idOf = (sex: keyof typeof register): string => targetId(RegisterInterviewer, { id: '', input: register[sex], unit });

/** Who interviews a child of this sex for a unit, in every office that loads the demonstration; only Siem Reap keeps its register. */
export const interviewerFor = (by: string, sex: string): { readonly interviewerId?: string } =>
  by === unit && (sex === 'FEMALE' || sex === 'MALE') ? { interviewerId: idOf(sex) } : {};

/** Who held the session: the one it was planned with, or somebody outside the register, of the child's sex. */
export const heldBy = <Of extends string>(by: string, sex: Of): { readonly interviewerId?: string; readonly interviewerSex?: Of } => {
  const known = interviewerFor(by, sex);
  return known.interviewerId === undefined ? { interviewerSex: sex } : known;
};

/** Enters the two of Siem Reap, certified before the first child of the demonstration and for a year from now. */
export async function enterInterviewers(api: OfficeApi, calendar: Calendar): Promise<void> {
  const at = calendar.on(500);
  for (const person of Object.values(register)) {
    await api.send(RegisterInterviewer, { user: unit, key: `interviewers/${person.staffNumber}`, at }, { ...person, languages: [...person.languages] });
    const certificate = { interviewerId: idOf(person.sex), course: 'CFI-2024', from: calendar.dayBefore(500), until: calendar.dayBefore(-365) };
    await api.send(CertifyInterviewer, { user: 'ahtjp-national', key: `interviewers/${person.staffNumber}/certified`, at }, certificate);
  }
}

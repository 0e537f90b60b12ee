import { z } from 'zod';
import { dataClasses, event, id } from '#kernel';

export const LegalBasis = z.enum(['RETENTION_ENDED', 'COURT_ORDER', 'SUBJECT_REQUEST', 'RECORDED_IN_ERROR']);
export const ErasableClass = z.enum(dataClasses);

/** The order to destroy a person's key for one class; what was recorded about that person until then is unreadable after it. */
export const SubjectKeyDestroyed = event({
  type: 'privacy.SubjectKeyDestroyed',
  version: 1,
  about: 'child-identity',
  milestone: 'Personal data erased',
  partial: ['dataClass', 'legalBasis'],
  published: true,
  endsKeysOf: ({ subjectId, dataClass }) => ({ subject: subjectId, dataClass }),
  data: z.object({ subjectId: id(), dataClass: ErasableClass, legalBasis: LegalBasis }),
  sample: { subjectId: '3f0e8f7a-2b1c-5d4e-8f9a-0b1c2d3e4f5a', dataClass: 'child-identity', legalBasis: 'RETENTION_ENDED' },
});

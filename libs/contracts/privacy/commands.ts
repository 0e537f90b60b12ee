import { z } from 'zod';
import { command, id } from '#kernel';
import { ErasableClass, LegalBasis } from './events.js';

export const DestroySubjectKey = command({
  name: 'DestroySubjectKey',
  context: 'privacy',
  service: 'dosvy',
  help: 'Make one class of a person’s data unreadable for ever; figures stay.',
  stream: { category: 'erasure', id: 'subjectId' },
  input: z.object({ subjectId: id(), dataClass: ErasableClass, legalBasis: LegalBasis }),
  rejections: [],
});

import { z } from 'zod';
import { command, id, text } from '#kernel';
import { ServiceCode } from '#contracts/vocabulary';

export const RecordServiceDelivered = command({
  name: 'RecordServiceDelivered',
  context: 'services',
  service: 'ngo',
  help: 'Record a service that the child was given, and how many sessions of it.',
  stream: { category: 'service', id: 'new' },
  input: z.object({
    childId: id(),
    referralId: id().optional(),
    service: ServiceCode,
    sessions: z.number().int().min(1, 'is less than one').max(1000, 'is too many to be true').optional(),
    note: text(4000).optional(),
  }),
  rejections: [],
});

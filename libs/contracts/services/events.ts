import { z } from 'zod';
import { event, id, personal, text } from '#kernel';
import { ServiceCode } from '#contracts/vocabulary';

export const ServiceDelivered = event({
  type: 'services.ServiceDelivered',
  version: 1,
  about: 'case-plan',
  milestone: 'Service given',
  published: true,
  data: z.object({
    serviceId: id(),
    childId: id(),
    referralId: id().optional(),
    service: ServiceCode,
    sessions: z.number().int().min(1).optional(),
    note: personal('case-plan', 'childId', text(4000)).optional(),
  }),
  sample: {
    serviceId: 'a5d9e1f3-2b56-5c78-9901-e2f3a4b5c6d7',
    childId: '3f0e8f7a-2b1c-5d4e-8f9a-0b1c2d3e4f5a',
    referralId: '0a7d4a53-9c0e-5a43-8d55-6b1c5f0e2d11',
    service: 'COUNSELLING',
    sessions: 4,
    note: 'កំណត់ចំណាំគំរូ',
  },
});

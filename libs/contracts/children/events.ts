import { z } from 'zod';
import { day, event, id, personal, text } from '#kernel';
import { districtCode, Sex } from '#contracts/vocabulary';

export const IdentifierSystem = z.enum(['OSCAR', 'PRIMERO', 'PRIMERO_DISPLAY', 'MOSVY', 'POLICE', 'COURT', 'OTHER']);

export const ChildRegistered = event({
  type: 'children.ChildRegistered',
  version: 1,
  about: 'child-identity',
  milestone: 'Child known to an agency',
  partial: ['childId', 'sex', 'ageYears', 'districtCode'],
  published: true,
  data: z.object({
    childId: id(),
    sex: Sex,
    /** Completed years on the day it happened. */
    ageYears: z.number().int().min(0).max(120).optional(),
    districtCode: districtCode().optional(),
    nameKhmer: personal('child-identity', 'childId', text(200)).optional(),
    nameLatin: personal('child-identity', 'childId', text(200)).optional(),
    birthDate: personal('child-identity', 'childId', day()).optional(),
    village: personal('child-identity', 'childId', text(200)).optional(),
    phone: personal('child-identity', 'childId', text(40)).optional(),
  }),
  sample: {
    childId: '3f0e8f7a-2b1c-5d4e-8f9a-0b1c2d3e4f5a',
    sex: 'FEMALE',
    ageYears: 14,
    districtCode: '1710',
    nameKhmer: 'ចាន់ ស្រីនាង',
    nameLatin: 'Chan Sreyneang',
    birthDate: '2012-02-02',
    village: 'ភូមិគំរូ',
    phone: '+855 00 000 000',
  },
});

export const ExternalIdentifierLinked = event({
  type: 'children.ExternalIdentifierLinked',
  version: 1,
  about: 'child-identity',
  milestone: 'Number of another system added',
  partial: ['childId', 'system'],
  published: false,
  data: z.object({
    childId: id(),
    system: IdentifierSystem,
    value: personal('child-identity', 'childId', text(120)),
  }),
  sample: { childId: '3f0e8f7a-2b1c-5d4e-8f9a-0b1c2d3e4f5a', system: 'OSCAR', value: '01HZX5Q9V0W8Y7T6S5R4P3N2M1' },
});

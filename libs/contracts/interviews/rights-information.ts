import { z } from 'zod';
import { command, event, id } from '#kernel';
import { distinct, languageCode } from '#contracts/vocabulary';

/** What a child and those who care for it have a right to be told. */
export const RightsTopic = z.enum(['PROCESS', 'WITNESS_ROLE', 'RESTITUTION', 'SERVICES']);

export const ToldTo = z.enum(['CHILD', 'CAREGIVER', 'BOTH']);

const example = { childId: '3f0e8f7a-2b1c-5d4e-8f9a-0b1c2d3e4f5a', caseId: '5b0c1f6e-7a61-5c3b-9b0e-2f4d8a6c1e77' };

export const RightsInformationGiven = event({
  type: 'interviews.RightsInformationGiven',
  version: 1,
  about: 'interview-summary',
  milestone: 'Told of its rights',
  partial: ['topics', 'language', 'toldTo'],
  published: false,
  data: z.object({ childId: id(), caseId: id().optional(), topics: z.array(RightsTopic).min(1), language: languageCode(), toldTo: ToldTo }),
  sample: { ...example, topics: ['PROCESS', 'RESTITUTION'], language: 'khm', toldTo: 'BOTH' },
});

export const GiveRightsInformation = command({
  name: 'GiveRightsInformation',
  context: 'interviews',
  service: 'police',
  help: 'Record what the child or its caregiver was told of the process, its role as a witness, restitution and services.',
  stream: { category: 'interviews', id: 'childId' },
  input: z.object({ childId: id(), caseId: id().optional(), topics: distinct(RightsTopic, 4), language: languageCode(), toldTo: ToldTo }),
  rejections: [],
});

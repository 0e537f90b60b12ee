import type { z } from 'zod';
import type { WayForward } from '#contracts/interviews';
import type { Role } from '#kernel';
import { roleMay } from './commanding.js';
import { readingTable } from './reading.js';

type Way = z.output<typeof WayForward>;

const readsMoreThanThatItHappened = (role: Role): boolean => (readingTable['interview-summary'][role] ?? []).some(({ level }) => level !== 'milestone');

const isWayOf: Readonly<Record<Way, (role: Role) => boolean>> = {
  VIEW_RECORDING: (role) => roleMay(role, 'RecordRecordingViewed'),
  READ_SUMMARY: readsMoreThanThatItHappened,
  SEND_QUESTIONS: (role) => roleMay(role, 'SendInterviewQuestions'),
  JOIN_PLANNED_SESSION: (role) => roleMay(role, 'AddInterviewTopics'),
};

/** Of these ways around a second interview those that somebody in this role can ever go, however they stand to the child. */
export const waysOf = <Some extends string>(role: Role, ways: readonly Some[]): readonly Some[] =>
  ways.filter((way) => isWayOf[way as string as Way]?.(role) ?? true);

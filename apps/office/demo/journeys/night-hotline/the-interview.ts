import { CaptureChildFeedback, GiveRightsInformation, HoldInterviewSession, PlanInterviewSeries } from '#contracts/interviews';
import { interviewerFor } from '../../interviewers.js';
import { type Life, momentOf, newest, record } from '../../life.js';

/** Told once: one planned series, everybody who must hear it in the next room. */
export async function theInterview(life: Life): Promise<Life> {
  const { childId, caseId, calendar, person } = life;
  const planned = await record(life, PlanInterviewSeries, { by: 'ahtjp-17', as: 'interview', at: momentOf(life, 1, '09:00') }, {
    childId,
    caseId,
    purpose: 'INVESTIGATION',
    topics: ['WHAT_HAPPENED', 'WHO_WAS_INVOLVED', 'WHEN_AND_WHERE', 'RECRUITMENT', 'TRANSPORT', 'MONEY_OR_DEBT', 'WISHES_AND_FEARS'],
    participants: ['dosvy-17', 'court-17'],
    plannedFor: calendar.dayBefore(person.daysAgo - 3),
    roomType: 'CHILD_FRIENDLY_ROOM',
    recording: true,
    ...interviewerFor('ahtjp-17', 'FEMALE'),
    childPrefers: 'FEMALE',
    language: 'khm',
  });
  const seriesId = await newest(life, 'ahtjp-17', { kind: 'InterviewSeriesPlanned', field: 'seriesId', after: planned });
  await record(life, GiveRightsInformation, { by: 'dosvy-17', as: 'rights', at: momentOf(life, 2, '09:00') }, {
    childId,
    caseId,
    topics: ['PROCESS', 'WITNESS_ROLE', 'RESTITUTION', 'SERVICES'],
    language: 'khm',
    toldTo: 'BOTH',
  });
  await record(life, HoldInterviewSession, { by: 'ahtjp-17', as: 'session', at: momentOf(life, 3, '09:30') }, {
    childId,
    seriesId,
    roomType: 'CHILD_FRIENDLY_ROOM',
    doorClosed: true,
    interruptions: 0,
    peoplePresent: 3,
    topicsCovered: ['WHAT_HAPPENED', 'WHO_WAS_INVOLVED', 'WHEN_AND_WHERE', 'RECRUITMENT', 'TRANSPORT', 'WISHES_AND_FEARS'],
    supportPerson: { relation: 'AUNT_OR_UNCLE', livesWithSuspect: false, chosenByChild: true },
    recorded: true,
    summary: 'បាននិយាយដោយសេរី ហើយសម្រាកពីរដង',
    childWantsKnown: 'ចង់ទៅសាលារៀនវិញ',
    viewsAsked: true,
  });
  await record(life, CaptureChildFeedback, { by: 'dosvy-17', as: 'feedback', at: momentOf(life, 3, '14:00') }, {
    childId,
    seriesId,
    feedback: {
      feltSafe: 'YES', toldWhatWouldHappen: 'YES', couldTakeBreak: 'YES', foodOrDrinkOffered: 'YES', adultOfOwnChoice: 'YES', doorClosed: 'YES', somebodyCameIn: 'NO',
    },
    ownWords: 'មីងនៅជាមួយខ្ញុំ',
  });
  return life;
}

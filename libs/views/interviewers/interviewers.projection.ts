import { events } from '#contracts/all';
import type { InterviewerCertified, InterviewerEnded, InterviewerRegistered } from '#contracts/interviews';
import type { Projection, Projector } from '#kernel';

const registered: Projector<typeof InterviewerRegistered> = ({ data }) => {
  const key = { interviewer_id: data.interviewerId };
  return [
    // Who comes back after having left is certified anew.
    { kind: 'drop', table: 'interviewer_certificate', where: key },
    {
      kind: 'put',
      table: 'interviewer',
      key,
      row: { unit: data.unit, staff_number: data.staffNumber, sex: data.sex, languages: data.languages, last_day: null },
    },
  ];
};

const certified: Projector<typeof InterviewerCertified> = ({ id, data }) => [
  {
    kind: 'put',
    table: 'interviewer_certificate',
    key: { event_id: id },
    row: { interviewer_id: data.interviewerId, course: data.course, valid_from: data.from, valid_until: data.until },
  },
];

const ended: Projector<typeof InterviewerEnded> = ({ data }) => [
  { kind: 'set', table: 'interviewer', where: { interviewer_id: data.interviewerId }, values: { last_day: data.lastDay } },
];

/** Who may interview children, for those who plan and for the rules that check it. */
export const interviewersProjection: Projection = {
  name: 'interviewers',
  tables: ['interviewer', 'interviewer_certificate'],
  opens: false,
  handlers: {
    ...Object.fromEntries(Object.keys(events).map((type) => [type, 'ignored'] as const)),
    'interviews.InterviewerRegistered': registered,
    'interviews.InterviewerCertified': certified,
    'interviews.InterviewerEnded': ended,
  },
};

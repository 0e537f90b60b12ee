import { events } from '#contracts/all';
import type { FollowUpDone, FollowUpMissed, ReintegrationStarted } from '#contracts/care';
import type { ContactCalledOff, ContactFixed, ContactMoved, KnownContact } from '#contracts/contacts';
import type { SummonsIssued } from '#contracts/court';
import type { InterviewPlanChanged, InterviewSeriesPlanned, InterviewSessionHeld } from '#contracts/interviews';
import { dayOf, json, type Projection, type Projector, type RowChange } from '#kernel';

const table = 'child_contact';
const drop = (contactId: string): RowChange => ({ kind: 'drop', table, where: { contact_id: contactId } });
const put = ({ contactId, childId, source, kind, unit, withUnits, on, time }: KnownContact): RowChange => ({
  kind: 'put',
  table,
  key: { contact_id: contactId },
  row: { child_id: childId, source, kind, unit, with_units: withUnits, on_day: on, at_time: time === undefined ? null : json(time) },
});

const fixed: Projector<typeof ContactFixed> = ({ data }) => [put({ ...data, source: 'FIXED' })];
const moved: Projector<typeof ContactMoved> = ({ data: { contactId, on, time } }) => [
  { kind: 'set', table, where: { contact_id: contactId }, values: { on_day: on, at_time: time === undefined ? null : json(time) } },
];
const calledOff: Projector<typeof ContactCalledOff> = ({ data }) => [drop(data.contactId)];

const planned: Projector<typeof InterviewSeriesPlanned> = ({ data: { seriesId, childId, leadUnit, participants, plannedFor } }) => [
  put({ contactId: seriesId, childId, source: 'INTERVIEW_PLANNED', kind: 'TALK', unit: leadUnit, withUnits: participants, on: plannedFor }),
];
const replanned: Projector<typeof InterviewPlanChanged> = ({ data: { seriesId, participants, plannedFor } }) => [
  { kind: 'set', table, where: { contact_id: seriesId }, values: { with_units: participants, on_day: plannedFor } },
];
/** The plan is carried out; each session was a contact of its own. */
const held: Projector<typeof InterviewSessionHeld> = ({ id, data: { seriesId, childId }, envelope: { actor, parties, occurredAt } }) => [
  drop(seriesId),
  put({ contactId: id, childId, source: 'INTERVIEW_HELD', kind: 'TALK', unit: actor.unit, withUnits: parties, on: dayOf(occurredAt) }),
];

const summoned: Projector<typeof SummonsIssued> = ({ data: { summonsId, childId, courtUnit, hearingOn } }) => [
  put({ contactId: summonsId, childId, source: 'SUMMONS', kind: 'HEARING', unit: courtUnit, withUnits: [], on: hearingOn }),
];

const visitId = ({ childId, visit }: { readonly childId: string; readonly visit: string }) => `${childId}.${visit}`;
const owed: Projector<typeof ReintegrationStarted> = ({ data: { childId, ownerUnit, visits } }) =>
  visits.map(({ visit, dueOn }) =>
    put({ contactId: visitId({ childId, visit }), childId, source: 'VISIT_DUE', kind: 'VISIT', unit: ownerUnit, withUnits: [], on: dueOn }),
  );
const made: Projector<typeof FollowUpDone> = ({ data, envelope: { actor, occurredAt } }) => [
  put({ contactId: visitId(data), childId: data.childId, source: 'VISIT_MADE', kind: 'VISIT', unit: actor.unit, withUnits: [], on: dayOf(occurredAt) }),
];
const missed: Projector<typeof FollowUpMissed> = ({ data }) => [drop(visitId(data))];

/** On which days which agency has to do with a child: what was fixed, and what is planned, owed or done elsewhere. */
export const calendarProjection: Projection = {
  name: 'calendar',
  tables: [table],
  opens: false,
  handlers: {
    ...Object.fromEntries(Object.keys(events).map((type) => [type, 'ignored'] as const)),
    'contacts.ContactFixed': fixed,
    'contacts.ContactMoved': moved,
    'contacts.ContactCalledOff': calledOff,
    'interviews.InterviewSeriesPlanned': planned,
    'interviews.InterviewPlanChanged': replanned,
    'interviews.InterviewSessionHeld': held,
    'court.SummonsIssued': summoned,
    'care.ReintegrationStarted': owed,
    'care.FollowUpDone': made,
    'care.FollowUpMissed': missed,
  },
};

import { CaseOpened, CaseReferredToCourt } from '#contracts/investigation';
import * as interviews from '#contracts/interviews';
import type { NewEvent } from '#kernel';
import { anActor, anId } from '#testing';
import type { Told } from '../../projector/recording.js';

const on = (day: string, precision: 'MINUTE' | 'MONTH' = 'MINUTE') => ({ occurredAt: { value: `${day}T09:00:00+07:00`, precision } });
const by = (unit: string) => {
  const { province: _none, ...actor } = anActor({ unit, agency: 'any' });
  const province = /-(\d\d)/.exec(unit)?.[1];
  return province === undefined ? actor : { ...actor, province };
};

interface Seen {
  readonly recorded: boolean;
  readonly room: 'CHILD_FRIENDLY_ROOM' | 'OWN_ROOM' | 'OFFICE';
  readonly interruptions?: number;
  readonly support: boolean;
  readonly viewsAsked: boolean;
  /** By name, certified unless told; undefined where nobody of the register is named. */
  readonly interviewer?: string | undefined;
  readonly certified?: boolean;
}

/** Things that happened to one child in one matter, each as its event; `name` tells copies of a history apart. */
export class History {
  readonly told: Told[] = [];
  readonly childId: string;

  constructor(
    private readonly name: string,
    private hasCase = true,
  ) {
    this.childId = anId(`child ${name}`);
  }

  private id = (what: string) => anId(`${what} of ${this.name}`);

  private matter() {
    return { childId: this.childId, ...(this.hasCase ? { caseId: this.id('case') } : {}) };
  }

  private tell(day: string, unit: string, event: NewEvent, precision?: 'MONTH'): this {
    this.told.push({ event, childIds: [this.childId], actor: by(unit), envelope: on(day, precision) });
    return this;
  }

  /** What is told from then on is told in the case. */
  opened(day: string, districtCode: string, precision?: 'MONTH'): this {
    this.hasCase = true;
    const data = { ...CaseOpened.sample, caseId: this.id('case'), childIds: [this.childId], districtCode };
    return this.tell(day, `police-${districtCode}`, CaseOpened.of({ ...data, reporter: undefined }), precision);
  }

  toCourt(day: string, courtUnit: string): this {
    return this.tell(day, courtUnit, CaseReferredToCourt.of({ ...CaseReferredToCourt.sample, caseId: this.id('case'), courtUnit }));
  }

  planned(day: string, unit: string, series: string, request?: string): this {
    const under = request === undefined ? {} : { requestId: this.id(request) };
    const { caseId: _case, ...sample } = interviews.InterviewSeriesPlanned.sample;
    const data = { ...sample, ...this.matter(), ...under, seriesId: this.id(series), leadUnit: unit, plannedFor: day };
    return this.tell(day, unit, interviews.InterviewSeriesPlanned.of(data));
  }

  held(day: string, unit: string, series: string, seen: Seen): this {
    const { recorded, room, interruptions = 0, support, viewsAsked, interviewer, certified = true } = seen;
    const { supportPerson, interviewerId: _id, certified: _certified, ...sample } = interviews.InterviewSessionHeld.sample;
    const withSupport = support ? { supportPerson } : {};
    const byWhom = interviewer === undefined ? {} : { interviewerId: anId(interviewer), certified };
    const data = { ...sample, ...withSupport, ...byWhom, childId: this.childId, seriesId: this.id(series), recorded, roomType: room, interruptions, viewsAsked };
    return this.tell(day, unit, interviews.InterviewSessionHeld.of({ ...data, summary: undefined, childWantsKnown: undefined }));
  }

  private request(name: string, series: string, requestedBy: string, reason: 'NOT_DETAILED' | 'NEW_SUSPECT' | 'COURT_ORDER' | 'CHILD_REQUEST' | 'DEFENCE_QUESTION' | 'TECHNICAL_FAILURE') {
    return { ...this.matter(), requestId: this.id(name), seriesId: this.id(series), requestedBy, reason, topics: ['TRANSPORT' as const] };
  }

  asked(day: string, ...request: Parameters<History['request']>): this {
    return this.tell(day, request[2], interviews.InterviewRepeatRequested.of({ ...this.request(...request), deciders: ['court-17'] }));
  }

  authorised(day: string, decider: string, ...request: Parameters<History['request']>): this {
    return this.tell(day, decider, interviews.InterviewRepeatAuthorised.of({ ...this.request(...request), authorisedBy: [decider] }));
  }

  refused(day: string, decider: string, ...request: Parameters<History['request']>): this {
    return this.tell(day, decider, interviews.InterviewRepeatRefused.of({ ...this.request(...request), refusedBy: decider }));
  }

  redirected(day: string, ...request: Parameters<History['request']>): this {
    const data = { ...this.request(...request), leadUnit: 'ahtjp-17', waysForward: ['VIEW_RECORDING' as const] };
    return this.tell(day, request[2], interviews.InterviewRepeatRedirected.of(data));
  }

  found(day: string, series: string, heldBy: string): this {
    const data = { ...this.matter(), seriesId: this.id(series), heldBy, heldOn: day, topics: [], reason: 'UNKNOWN' as const };
    return this.tell('2026-05-01', 'dosvy-17', interviews.InterviewRepeatFound.of(data));
  }

  /** In the child's own matter, in another one, or in none. */
  informed(day: string, topics: ('PROCESS' | 'RESTITUTION' | 'SERVICES')[], of: 'matter' | 'another' | 'none' = 'matter'): this {
    const matter = { matter: this.matter(), another: { childId: this.childId, caseId: this.id('another case') }, none: { childId: this.childId } }[of];
    return this.tell(day, 'dosvy-17', interviews.RightsInformationGiven.of({ ...matter, topics, language: 'khm', toldTo: 'BOTH' }));
  }

  says(day: string, series: string, session: number, said: Partial<typeof interviews.ChildFeedbackCaptured.sample.feedback>): this {
    const { ownWords: _words, feedback, ...sample } = interviews.ChildFeedbackCaptured.sample;
    const unasked = { ...feedback, doorClosed: 'NOT_ASKED', somebodyCameIn: 'NOT_ASKED', adultOfOwnChoice: 'NOT_ASKED' } as const;
    const data = { ...sample, ...this.matter(), seriesId: this.id(series), session, feedback: { ...unasked, ...said } };
    return this.tell(day, 'dosvy-17', interviews.ChildFeedbackCaptured.of(data));
  }

  private recording(series: string) {
    return { ...this.matter(), recordingId: this.id(`recording of ${series}`), seriesId: this.id(series) };
  }

  deposited(day: string, unit: string, series: string): this {
    const { caseId: _case, ...sample } = interviews.RecordingDeposited.sample;
    const data = { ...sample, ...this.recording(series), place: undefined };
    return this.tell(day, unit, interviews.RecordingDeposited.of(data));
  }

  viewed(day: string, unit: string, series: string): this {
    return this.tell(day, unit, interviews.RecordingViewed.of({ ...this.recording(series), purpose: 'BEFORE_INTERVIEW' }));
  }
}

const good: Seen = { recorded: true, room: 'CHILD_FRIENDLY_ROOM', support: true, viewsAsked: true, interviewer: 'one' };
const poor: Seen = { recorded: false, room: 'OFFICE', support: false, viewsAsked: false, interviewer: 'one' };

/** What happened in March 2026 and around it, in two provinces; a copy for each name. */
export const histories = (copy: string): readonly History[] => [
  // One series of two sessions by one interviewer; leave for a further one, which nobody has planned yet, and only the lead unit viewed.
  new History(`a ${copy}`)
    .opened('2026-03-01', '1710')
    .planned('2026-03-02', 'ahtjp-17', 'first')
    .held('2026-03-04', 'ahtjp-17', 'first', good)
    .held('2026-03-08', 'ahtjp-17', 'first', poor)
    .deposited('2026-03-08', 'ahtjp-17', 'first')
    .asked('2026-03-25', 'again', 'first', 'ngo-a', 'CHILD_REQUEST')
    .authorised('2026-03-26', 'dosvy-17', 'again', 'first', 'ngo-a', 'CHILD_REQUEST')
    .viewed('2026-03-26', 'ahtjp-17', 'first')
    .informed('2026-03-04', ['PROCESS', 'RESTITUTION'])
    .says('2026-03-05', 'first', 1, { doorClosed: 'YES', somebodyCameIn: 'YES' })
    .says('2026-03-09', 'first', 2, { doorClosed: 'NO', somebodyCameIn: 'NO', adultOfOwnChoice: 'NO' }),
  // One wish answered by what is there, one with leave: the unit that asked viewed the recording first.
  // Its own interviewer is not certified.
  new History(`b ${copy}`)
    .opened('2026-03-01', '1710')
    .toCourt('2026-03-20', 'court-17')
    .planned('2026-03-03', 'ahtjp-17', 'first')
    .held('2026-03-11', 'ahtjp-17', 'first', { ...good, viewsAsked: false })
    .deposited('2026-03-11', 'ahtjp-17', 'first')
    .redirected('2026-03-12', 'district', 'first', 'police-1710', 'NOT_DETAILED')
    .asked('2026-03-13', 'suspect', 'first', 'dosvy-17', 'NEW_SUSPECT')
    .viewed('2026-03-14', 'dosvy-17', 'first')
    .authorised('2026-03-15', 'court-17', 'suspect', 'first', 'dosvy-17', 'NEW_SUSPECT')
    .planned('2026-03-15', 'dosvy-17', 'further', 'suspect')
    .held('2026-03-16', 'dosvy-17', 'further', { ...good, room: 'OWN_ROOM', interruptions: 1, interviewer: 'another', certified: false })
    .informed('2026-03-11', ['PROCESS'], 'none')
    .says('2026-03-17', 'further', 1, { somebodyCameIn: 'YES', adultOfOwnChoice: 'NO' }),
  // No case, and nothing held yet.
  new History(`c ${copy}`, false).planned('2026-03-05', 'dosvy-17', 'first'),
  // Another province: heard on the day of the report, ordered again by the court, and asked by the district without leave.
  new History(`d ${copy}`)
    .opened('2026-03-10', '0501')
    .planned('2026-03-10', 'ahtjp-05', 'first')
    .held('2026-03-10', 'ahtjp-05', 'first', { ...good, recorded: false, support: false })
    .authorised('2026-03-18', 'court-05', 'ordered', 'first', 'court-05', 'COURT_ORDER')
    .found('2026-03-20', 'first', 'police-0501')
    // Told of by another unit, too.
    .found('2026-03-20', 'first', 'police-0501'),
  // Long waited for, by nobody of the register; one wish refused in the next month, one not answered yet.
  new History(`e ${copy}`)
    .opened('2026-02-27', '1710')
    .planned('2026-03-02', 'ahtjp-17', 'first')
    .held('2026-03-31', 'ahtjp-17', 'first', { ...poor, recorded: true, interviewer: undefined })
    .asked('2026-03-30', 'defence', 'first', 'ahtjp-17', 'DEFENCE_QUESTION')
    .refused('2026-04-02', 'court-17', 'defence', 'first', 'ahtjp-17', 'DEFENCE_QUESTION')
    .asked('2026-03-21', 'open', 'first', 'ngo-a', 'NEW_SUSPECT')
    .informed('2026-03-31', ['SERVICES'], 'another'),
  // Outside of the month, but for what nobody knows to the day: a case of some day in January.
  new History(`f ${copy}`).opened('2026-01-01', '1710', 'MONTH').planned('2026-04-01', 'ahtjp-17', 'first').held('2026-04-02', 'ahtjp-17', 'first', good),
];

/** What happened in May: leave that was given before there was a case, and tapes of the further series itself. */
export const furtherSeries: readonly History[] = [
  // One matter: the case takes up what was asked, found, recorded and viewed without one.
  new History('taken up', false)
    .planned('2026-05-02', 'ahtjp-17', 'first')
    .held('2026-05-03', 'ahtjp-17', 'first', good)
    .deposited('2026-05-03', 'ahtjp-17', 'first')
    .asked('2026-05-04', 'suspect', 'first', 'dosvy-17', 'NEW_SUSPECT')
    .viewed('2026-05-05', 'dosvy-17', 'first')
    .authorised('2026-05-06', 'court-17', 'suspect', 'first', 'dosvy-17', 'NEW_SUSPECT')
    .opened('2026-05-10', '0501')
    .planned('2026-05-11', 'dosvy-17', 'further', 'suspect')
    .held('2026-05-12', 'dosvy-17', 'further', good),
  // Apart, as planned without leave before the rule: two matters of one child.
  new History('apart', false).planned('2026-05-02', 'ahtjp-17', 'first').opened('2026-05-10', '0501').planned('2026-05-11', 'ahtjp-17', 'other'),
  // The first tape failed: the further series' own is nothing that anybody could have viewed before.
  new History('failed tape')
    .opened('2026-05-01', '0501')
    .planned('2026-05-02', 'ahtjp-05', 'first')
    .held('2026-05-03', 'ahtjp-05', 'first', poor)
    .asked('2026-05-04', 'tape', 'first', 'ahtjp-05', 'TECHNICAL_FAILURE')
    .authorised('2026-05-05', 'court-05', 'tape', 'first', 'ahtjp-05', 'TECHNICAL_FAILURE')
    .planned('2026-05-06', 'ahtjp-05', 'further', 'tape')
    .held('2026-05-07', 'ahtjp-05', 'further', good)
    .deposited('2026-05-07', 'ahtjp-05', 'further')
    .viewed('2026-05-07', 'ahtjp-05', 'further'),
  // There is a tape of the first, and only the further series' own was viewed.
  new History('own tape')
    .opened('2026-05-01', '0501')
    .planned('2026-05-02', 'ahtjp-05', 'first')
    .held('2026-05-03', 'ahtjp-05', 'first', good)
    .deposited('2026-05-03', 'ahtjp-05', 'first')
    .authorised('2026-05-05', 'court-05', 'ordered', 'first', 'court-05', 'COURT_ORDER')
    .planned('2026-05-06', 'ahtjp-05', 'further', 'ordered')
    .held('2026-05-07', 'ahtjp-05', 'further', good)
    .deposited('2026-05-07', 'ahtjp-05', 'further')
    .viewed('2026-05-07', 'court-05', 'further'),
];

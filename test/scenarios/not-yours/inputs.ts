import type { Ids } from './ids.js';

const offences = [{ code: 'TIPSE-34', role: 'PRINCIPAL' }];
const offer = { sex: 'FEMALE', ageBand: 'AGE_12_14', concerns: ['TRAFFICKING'], needs: ['COUNSELLING'], bedNeeded: true };
const asked = { asked: true };
const feedback = {
  feltSafe: 'YES', toldWhatWouldHappen: 'YES', couldTakeBreak: 'YES', foodOrDrinkOffered: 'NO', adultOfOwnChoice: 'YES', doorClosed: 'YES', somebodyCameIn: 'NO',
};
export const searched = 'none';

/** A valid input of every command, about the things that have these ids. */
export const inputs = (ids: Ids): Readonly<Record<string, Readonly<Record<string, unknown>>>> => {
  const { childId, caseId, referralId, seriesId, proceedingId, chargeId } = ids;
  return {
    RegisterChild: { nameKhmer: 'សុខ', sex: 'MALE', searchReceipt: searched },
    LinkExternalIdentifier: { childId, system: 'OSCAR', value: '17' },
    OpenCase: { childIds: [childId], districtCode: '1710', channel: 'WALK_IN', concerns: ['NEGLECT'], offences },
    RecordRescue: { caseId, childId, districtCode: '1710' },
    RecordArrest: { caseId, suspect: { sex: 'MALE' }, offenceCodes: ['TIPSE-34'], separateTransport: true },
    ReferCaseToCourt: { caseId, courtUnit: 'court-17', dossierNumber: '1/2', offences },
    // Anybody's own people; a number of its own each time, so that it is new each time.
    RegisterInterviewer: { staffNumber: childId.slice(0, 8), sex: 'FEMALE', languages: ['khm'] },
    CertifyInterviewer: { interviewerId: seriesId, course: 'CFI-2024', from: '2024-01-01', until: '2025-01-01' },
    EndInterviewer: { interviewerId: seriesId, lastDay: '2024-01-01', reason: 'LEFT' },
    PlanInterviewSeries: {
      childId, caseId, purpose: 'CARE', topics: ['WISHES_AND_FEARS'], participants: [], plannedFor: '2099-01-01', roomType: 'HOME', recording: false,
    },
    HoldInterviewSession: {
      childId, seriesId, interviewerSex: 'FEMALE', roomType: 'HOME', doorClosed: true, interruptions: 0, peoplePresent: 2,
      topicsCovered: [], recorded: false, viewsAsked: true,
    },
    RecordMinimalFacts: { childId, caseId, facts: [{ topic: 'IMMEDIATE_DANGER', answer: 'ទេ' }] },
    ChangeInterviewPlan: { childId, seriesId, plannedFor: '2099-01-01', moveReason: 'OTHER' },
    AddInterviewTopics: { childId, seriesId, topics: ['TRANSPORT'] },
    CaptureChildFeedback: { childId, seriesId, feedback },
    GiveRightsInformation: { childId, caseId, topics: ['PROCESS'], language: 'khm', toldTo: 'CHILD' },
    RequestInterviewRepeat: { childId, seriesId, reason: 'NEW_SUSPECT', topics: ['WHO_WAS_INVOLVED'] },
    DecideInterviewRepeat: { childId, requestId: seriesId, decision: 'REFUSE' },
    OrderInterviewRepeat: { childId, seriesId, topics: ['WHO_WAS_INVOLVED'], orderNumber: '17/2' },
    RecordRepeatFound: { childId, seriesId, heldOn: '2024-01-01', topics: [], reason: 'UNKNOWN' },
    SendInterviewQuestions: { childId, seriesId, questions: [{ topic: 'TRANSPORT', question: 'ដោយអ្វី' }] },
    AnswerInterviewQuestions: { childId, seriesId, answers: [{ questionId: seriesId, source: 'NOT_PUT_TO_CHILD' }] },
    DepositRecording: { childId, seriesId, kind: 'VIDEO', minutes: 1, sha256: 'a'.repeat(64) },
    HandOverRecording: { childId, recordingId: seriesId, toUnit: 'court-17', sha256: 'a'.repeat(64) },
    ReleaseRecording: { childId, recordingId: seriesId, toUnit: 'police-1710', purpose: 'INVESTIGATION', until: '2099-01-01' },
    RecordRecordingViewed: { childId, recordingId: seriesId, purpose: 'INVESTIGATION' },
    SendReferral: { childId, caseId, toUnit: 'ngo-c', kind: 'REFERRAL', risk: 'LOW', offer, consent: { from: 'CHILD' } },
    AcceptReferral: { referralId },
    DeclineReferral: { referralId, reason: 'NO_CAPACITY' },
    CompleteReferral: { referralId, outcome: 'NEEDS_MET' },
    RevokeReferral: { referralId, reason: 'SENT_IN_ERROR' },
    StartPlacement: { childId, kind: 'FOSTER', address: 'ផ្ទះ', voluntaryStay: true, childViews: asked },
    EndPlacement: { childId, reason: 'OTHER' },
    RecordFamilyTraced: { childId, relation: 'FATHER', districtCode: '1710' },
    RecordFamilyAssessed: { childId, relation: 'FATHER', safe: true },
    StartReintegration: { childId, relation: 'GRANDPARENT', districtCode: '1710', ownerUnit: 'dosvy-17', childViews: asked },
    RecordFollowUpVisit: { childId, visit: 'W1', finding: 'SAFE' },
    RecordFollowUpMissed: { childId, visit: 'W1', reason: 'NO_STAFF' },
    FixContact: { childId, caseId, kind: 'EXAM', on: '2099-01-01', withUnits: [] },
    MoveContact: { childId, contactId: seriesId, on: '2099-01-02' },
    CallOffContact: { childId, contactId: seriesId, reason: 'NO_STAFF' },
    RecordServiceDelivered: { childId, referralId, service: 'COUNSELLING' },
    ReceiveComplaint: { childIds: [childId], caseId, courtCaseNumber: 'A-1' },
    LayCharge: { proceedingId, offenceCode: 'TIPSE-34', role: 'PRINCIPAL' },
    IssueSummons: { proceedingId, childId, hearingOn: '2099-01-01' },
    GiveVerdict: { proceedingId, chargeId, outcome: 'ACQUITTAL' },
    DestroySubjectKey: { subjectId: childId, dataClass: 'REPORTER_IDENTITY', legalBasis: 'COURT_ORDER' },
  };
};

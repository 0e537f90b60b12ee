import { searchReceiptFor } from '../privacy/telling.js';
import type { CommandOptions, User } from '../harness/graphql-client.js';
import { idIn } from '../harness/whole-timeline.js';
import { Chronicle } from './chronicle.js';

const offences = [{ code: 'TIPSE-34', role: 'PRINCIPAL' }, { code: 'TIPSE-42', role: 'ALTERNATIVE' }];
const offer = { sex: 'FEMALE', ageBand: 'AGE_12_14', concerns: ['TRAFFICKING'], needs: ['COUNSELLING'], bedNeeded: true };
const inDays = (days: number) => new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString();
const childViews = { asked: true, view: 'ចង់នៅជិតសាលា' };

/** Units that take part in interviews and in nothing else: one of every role. */
export const participants = [
  'ahtjp-02', 'dosvy-02', 'court-02', 'police-0201', 'ngo-d', 'forensic-17', 'legal-aid-a', 'hotline-national', 'mne-national', 'privacy-national',
];

export class Stories {
  readonly told: Chronicle[] = [];

  constructor(private readonly userOf: (unit: string) => User) {}

  /** A child that this unit registers, living in a district of province 12. */
  async registeredBy(unit: string, province: string | undefined): Promise<Chronicle> {
    const chronicle = new Chronicle(`the child that ${unit} registered`, this.userOf);
    this.told.push(chronicle);
    const nameLatin = `Dara ${unit.replaceAll(/[^a-z]/g, '')} ${['Sok', 'Chan', 'Keo'][this.told.length % 3]}`;
    const searchReceipt = await searchReceiptFor(this.userOf(unit), nameLatin);
    const input = { nameLatin, nameKhmer: 'តារា', sex: 'FEMALE', birthDate: inDays(-13 * 365).slice(0, 10), districtCode: '1201', village: 'ភូមិគំរូ', phone: '012 345 678' };
    chronicle.childId = await chronicle.tells(unit, 'RegisterChild', { ...input, searchReceipt });
    chronicle.begins(unit, 'registered');
    chronicle.livesIn('12');
    if (province !== undefined) chronicle.livesIn(province);
    return chronicle;
  }

  /** Something of every class, told by the offices of province 12. @param districtCode of the case */
  async tellEverything(chronicle: Chronicle, districtCode = '1201'): Promise<void> {
    const { childId } = chronicle;
    const tell = chronicle.tells.bind(chronicle);
    await tell('dosvy-12', 'LinkExternalIdentifier', { childId, system: 'OSCAR', value: '01HZX5' });
    const reporter = { relation: 'NEIGHBOUR', name: 'សុខ សាន', phone: '012 000 001' };
    const opened = { childIds: [childId], districtCode, channel: 'HOTLINE', concerns: ['SEXUAL_EXPLOITATION'], offences, reporter };
    const caseId = await tell('ahtjp-12', 'OpenCase', opened);
    chronicle.begins('ahtjp-12', 'own-case');
    chronicle.livesIn(districtCode.slice(0, 2));
    await tell('ahtjp-12', 'RecordRescue', { caseId, childId, districtCode: '1201', circumstances: 'រកឃើញក្នុងផ្ទះសំណាក់' });
    const arrested = { caseId, offenceCodes: ['TIPSE-34'], separateTransport: true };
    await tell('ahtjp-12', 'RecordArrest', { ...arrested, suspect: { sex: 'MALE', ageYears: 44, name: 'ជន គំរូ', relationToChild: 'NEIGHBOUR' } });
    await tell('ahtjp-12', 'RecordArrest', { ...arrested, suspect: { sex: 'MALE', ageYears: 16, name: 'កុមារ គំរូ', relationToChild: 'OTHER_RELATIVE' } });
    await this.interview(chronicle, caseId, districtCode.slice(0, 2));
    await this.care(chronicle);
    await tell('dosvy-12', 'RecordServiceDelivered', { childId, service: 'COUNSELLING', sessions: 2, note: 'កំណត់ចំណាំ' });
    await this.court(chronicle, caseId);
    await this.recording(chronicle);
    await this.contacts(chronicle, caseId);
  }

  private idOfLast(chronicle: Chronicle, unit: string, field: string): Promise<string> {
    return idIn(this.userOf(unit), chronicle.childId, chronicle.latest, field);
  }

  private async interview(chronicle: Chronicle, caseId: string, province: string): Promise<void> {
    const { childId } = chronicle;
    const planned = { purpose: 'INVESTIGATION', topics: ['WHAT_HAPPENED', 'TRANSPORT'], participants, plannedFor: inDays(2).slice(0, 10), roomType: 'OFFICE' };
    await chronicle.tells('ahtjp-12', 'PlanInterviewSeries', { childId, caseId, ...planned, recording: true }, { parties: participants });
    const seriesId = await this.idOfLast(chronicle, 'ahtjp-12', 'seriesId');
    chronicle.begins('ahtjp-12', 'lead-team');
    chronicle.seriesId = seriesId;
    await chronicle.tells('ahtjp-12', 'ChangeInterviewPlan', { childId, seriesId, plannedFor: inDays(3).slice(0, 10), moveReason: 'JOINT_PLANNING' }, { parties: participants });
    await chronicle.tells('dosvy-12', 'AddInterviewTopics', { childId, seriesId, topics: ['FAMILY_AND_HOME'] }, { parties: ['ahtjp-12', ...participants] });
    await chronicle.tells('dosvy-12', 'GiveRightsInformation', { childId, caseId, topics: ['PROCESS', 'SERVICES'], language: 'khm', toldTo: 'CHILD' });
    const held = { interviewerSex: 'FEMALE', roomType: 'OFFICE', doorClosed: true, interruptions: 1, peoplePresent: 3, supportPerson: { relation: 'TEACHER', livesWithSuspect: false, chosenByChild: true }, viewsAsked: true };
    const said = { topicsCovered: ['WHAT_HAPPENED'], recorded: true, summary: 'សេចក្តីសង្ខេប', childWantsKnown: 'ចង់ទៅសាលា' };
    await chronicle.tells('ahtjp-12', 'HoldInterviewSession', { childId, seriesId, ...held, ...said }, { parties: participants });
    const feedback = {
      feltSafe: 'YES', toldWhatWouldHappen: 'YES', couldTakeBreak: 'NO', foodOrDrinkOffered: 'NO', adultOfOwnChoice: 'YES', doorClosed: 'NO', somebodyCameIn: 'YES',
    };
    await chronicle.tells('dosvy-12', 'CaptureChildFeedback', { childId, seriesId, feedback, ownWords: 'មានគេចូលមក' }, { parties: ['ahtjp-12'] });
    const facts = [{ topic: 'IMMEDIATE_DANGER', answer: 'មាន' }, { topic: 'INJURY_OR_ILLNESS', answer: 'គ្មានរបួស' }];
    await chronicle.tells('ahtjp-12', 'RecordMinimalFacts', { childId, caseId, facts });
    await this.askedAgain(chronicle, seriesId, province);
    await this.questions(chronicle, seriesId);
  }

  /** Questions to the interviewer; whoever asked is named in the answer, and the interviewer in the question. */
  private async questions(chronicle: Chronicle, seriesId: string): Promise<void> {
    const { childId } = chronicle;
    const asked = { childId, seriesId, questions: [{ topic: 'TRANSPORT', question: 'ដោយរថយន្តអ្វី' }] };
    await chronicle.tells('dosvy-12', 'SendInterviewQuestions', asked, { parties: ['ahtjp-12'] });
    const questionId = await this.idOfLast(chronicle, 'dosvy-12', 'questions.0.questionId');
    const answers = [{ questionId, source: 'NOT_PUT_TO_CHILD', answer: 'មិនមែនឥឡូវ' }];
    await chronicle.tells('ahtjp-12', 'AnswerInterviewQuestions', { childId, seriesId, answers }, { parties: ['dosvy-12'] });
  }

  /** Every way that a wish to interview again can end in; those who decide are named in all of it. */
  private async askedAgain(chronicle: Chronicle, seriesId: string, province: string): Promise<void> {
    const { childId } = chronicle;
    const [dosvy, court] = [`dosvy-${province}`, `court-${province}`];
    const named = { parties: ['ahtjp-12', dosvy, court] };
    const asks = async () => {
      const wish = { childId, seriesId, reason: 'NEW_SUSPECT', topics: ['WHO_WAS_INVOLVED'], note: 'កំណត់ចំណាំ' };
      await chronicle.tells('ahtjp-12', 'RequestInterviewRepeat', wish, named);
      return this.idOfLast(chronicle, 'ahtjp-12', 'requestId');
    };
    const decide = async (unit: string, requestId: string, decision: string) =>
      chronicle.tells(unit, 'DecideInterviewRepeat', { childId, requestId, decision, note: 'កំណត់ចំណាំ' }, named);
    await decide(court, await asks(), 'REFUSE');
    await decide(dosvy, await asks(), 'REDIRECT');
    const requestId = await asks();
    await decide(dosvy, requestId, 'AUTHORISE');
    await decide(court, requestId, 'AUTHORISE');
    const found = { childId, seriesId, heldBy: 'police-1201', heldOn: inDays(-1).slice(0, 10), topics: ['WHAT_HAPPENED'], reason: 'UNAWARE_OF_EARLIER' };
    await chronicle.tells('ahtjp-12', 'RecordRepeatFound', { ...found, note: 'កំណត់ចំណាំ' });
  }

  private async care(chronicle: Chronicle): Promise<void> {
    const { childId } = chronicle;
    for (const providerUnit of ['ngo-d', 'dosvy-02']) {
      const placed = { childId, kind: 'TRANSITIONAL_SHELTER', providerUnit, address: 'អាសយដ្ឋាន', voluntaryStay: true, childViews };
      await chronicle.tells('dosvy-12', 'StartPlacement', placed, { parties: [providerUnit] });
      await chronicle.tells('dosvy-12', 'EndPlacement', { childId, reason: 'MOVED_TO_OTHER_PLACEMENT' }, { parties: [providerUnit] });
    }
    const relation = 'GRANDPARENT';
    await chronicle.tells('dosvy-12', 'RecordFamilyTraced', { childId, relation, districtCode: '1202', whereabouts: 'ភូមិគំរូ' });
    await chronicle.tells('dosvy-12', 'RecordFamilyAssessed', { childId, relation, safe: true, note: 'កំណត់ចំណាំ' });
    const parties = ['dosvy-12'];
    const home = { childId, relation, districtCode: '1202', ownerUnit: 'dosvy-12', childViews, alternative: 'គ្មាន' };
    await chronicle.tells('dosvy-12', 'StartReintegration', home, { parties, occurredAt: { value: inDays(-30), precision: 'DAY' } });
    await chronicle.tells('dosvy-12', 'RecordFollowUpVisit', { childId, visit: 'W1', finding: 'SAFE', note: 'កំណត់ចំណាំ' }, { parties });
    await chronicle.tells('dosvy-12', 'RecordFollowUpMissed', { childId, visit: 'W2', reason: 'NO_TRANSPORT' }, { parties });
  }

  /** Two recordings: one released to police and, by the court, to a lawyer; of the other only the release of long ago. */
  private async recording(chronicle: Chronicle): Promise<void> {
    const { childId, seriesId } = chronicle;
    const deposit = async (digit: string) => {
      const deposited = { childId, seriesId, kind: 'VIDEO', minutes: 40, sha256: digit.repeat(64), place: 'ទូសុវត្ថិភាព' };
      await chronicle.tells('ahtjp-12', 'DepositRecording', deposited);
      return this.idOfLast(chronicle, 'ahtjp-12', 'recordingId');
    };
    const [released, kept] = [await deposit('a'), await deposit('b')];
    const release = async (by: string, recordingId: string, toUnit: string, options: CommandOptions = {}) => {
      const until = (options.occurredAt?.value ?? inDays(30)).slice(0, 10);
      const input = { childId, recordingId, toUnit, purpose: 'INVESTIGATION', until };
      await chronicle.tells(by, 'ReleaseRecording', input, { ...options, parties: [toUnit] });
    };
    const longAgo = { occurredAt: { value: inDays(-30), precision: 'DAY' } };
    for (const unit of ['police-0201', 'ahtjp-02']) {
      await release('ahtjp-12', released, unit);
      chronicle.releases(released, unit);
      await release('ahtjp-12', kept, unit, longAgo);
      await chronicle.tells(unit, 'RecordRecordingViewed', { childId, recordingId: released, purpose: 'INVESTIGATION' });
    }
    await release('court-12', released, 'legal-aid-a');
    chronicle.releases(released, 'legal-aid-a');
    const handed = { childId, recordingId: kept, toUnit: 'court-12', sha256: 'b'.repeat(64), place: 'បន្ទប់ភស្តុតាង' };
    await chronicle.tells('ahtjp-12', 'HandOverRecording', handed, { parties: ['court-12'] });
  }

  private async court(chronicle: Chronicle, caseId: string): Promise<void> {
    const referred = { caseId, courtUnit: 'court-12', dossierNumber: '12/2026/031', offences };
    await chronicle.tells('ahtjp-12', 'ReferCaseToCourt', referred, { parties: ['court-12'] });
    chronicle.begins('court-12', 'court-case');
    const proceedingId = await chronicle.tells('court-12', 'ReceiveComplaint', { childIds: [chronicle.childId], caseId, courtCaseNumber: 'BT-114' });
    await chronicle.tells('court-12', 'LayCharge', { proceedingId, offenceCode: 'TIPSE-34', role: 'PRINCIPAL' });
    const chargeId = await this.idOfLast(chronicle, 'court-12', 'chargeId');
    const verdict = { proceedingId, chargeId, outcome: 'CONVICTION', sentenceMonths: 36, compensationRiel: 20_000_000 };
    // Told late: the hearing is over, and nobody has to be asked to accompany the child.
    const summons = { proceedingId, childId: chronicle.childId, hearingOn: inDays(-10).slice(0, 10) };
    await chronicle.tells('court-12', 'IssueSummons', summons, { occurredAt: { value: inDays(-30), precision: 'DAY' } });
    await chronicle.tells('court-12', 'GiveVerdict', verdict);
  }

  /** Days fixed with the child, one for each kind of contact; one of them is moved, and one called off. */
  private async contacts(chronicle: Chronicle, caseId: string): Promise<void> {
    const { childId } = chronicle;
    const kinds = [['dosvy-12', 'VISIT'], ['ahtjp-12', 'TALK'], ['ahtjp-12', 'EXAM'], ['court-12', 'HEARING']] as const;
    for (const [unit, kind] of kinds) {
      const withUnits = kind === 'TALK' ? participants : [];
      const fixed = { childId, caseId, kind, on: inDays(60).slice(0, 10), time: { from: '09:00', minutes: 30 }, withUnits, despite: 'AGREED_WITH_OTHERS' };
      await chronicle.tells(unit, 'FixContact', fixed, { parties: withUnits });
    }
    const contactId = await this.idOfLast(chronicle, 'court-12', 'contactId');
    await chronicle.tells('court-12', 'MoveContact', { childId, contactId, on: inDays(61).slice(0, 10), despite: 'COURT_DATE' });
    await chronicle.tells('court-12', 'CallOffContact', { childId, contactId, reason: 'NO_LONGER_NEEDED' });
  }

  /** A case of the unit's own, beside what is told already. */
  async opensCase(chronicle: Chronicle, unit: string): Promise<string> {
    const opened = { childIds: [chronicle.childId], districtCode: '1201', channel: 'WALK_IN', concerns: ['NEGLECT'], offences: [] };
    const caseId = await chronicle.tells(unit, 'OpenCase', opened);
    chronicle.begins(unit, 'own-case');
    return caseId;
  }

  async refersToCourt(chronicle: Chronicle, unit: string, caseId: string, courtUnit: string): Promise<void> {
    await chronicle.tells(unit, 'ReferCaseToCourt', { caseId, courtUnit, dossierNumber: '1', offences }, { parties: [courtUnit] });
    chronicle.begins(courtUnit, 'court-case');
  }

  async plansInterview(chronicle: Chronicle, unit: string, caseId: string): Promise<void> {
    const planned = { purpose: 'CARE', topics: ['WISHES_AND_FEARS'], participants: [], plannedFor: inDays(3).slice(0, 10), roomType: 'HOME', recording: false };
    await chronicle.tells(unit, 'PlanInterviewSeries', { childId: chronicle.childId, caseId, ...planned });
    chronicle.begins(unit, 'lead-team');
  }

  /** @returns the referral's id */
  async offers(chronicle: Chronicle, unit: string, toUnit: string): Promise<string> {
    const sent = { childId: chronicle.childId, toUnit, kind: 'REFERRAL', risk: 'LOW', offer, consent: { from: 'CHILD' }, note: 'កំណត់ចំណាំ' };
    const referralId = await chronicle.tells(unit, 'SendReferral', sent, { parties: [unit] });
    chronicle.begins(toUnit, 'referral-offered');
    return referralId;
  }

  async accepts(chronicle: Chronicle, unit: string, referralId: string, sender: string): Promise<void> {
    await chronicle.tells(unit, 'AcceptReferral', { referralId }, { parties: [sender] });
    chronicle.ends(unit, 'referral-offered');
    chronicle.begins(unit, 'referral-accepted');
  }

  async completes(chronicle: Chronicle, unit: string, referralId: string, sender: string): Promise<void> {
    await chronicle.tells(unit, 'CompleteReferral', { referralId, outcome: 'NEEDS_MET' }, { parties: [sender] });
    chronicle.ends(unit, 'referral-accepted');
    chronicle.begins(unit, 'referral-ended');
  }

  async revokes(chronicle: Chronicle, sender: string, referralId: string, toUnit: string): Promise<void> {
    await chronicle.tells(sender, 'RevokeReferral', { referralId, reason: 'NO_LONGER_NEEDED' }, { parties: [sender] });
    chronicle.ends(toUnit, 'referral-offered');
    chronicle.begins(toUnit, 'referral-ended');
  }
}

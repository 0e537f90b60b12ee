import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inDays } from '../../harness/contact-calendar.js';
import { type DataFolder, newDataFolder } from '../../harness/data-folder.js';
import { interviewerOf } from '../../harness/interviewers.js';
import { type Office, startOffice } from '../../harness/office.js';
import { Telling } from '../telling.js';
import { answered, byTheDistrict, byTheJudge, byTheNgo } from './asked-again.js';
import { type Matter, nameKhmer, type People, units } from './cast.js';
import { countedByAll, figureAfterItsPart } from './figures.js';
import { outlook } from './outlook.js';
import { bothWantHer, itsPartEnds, joinsInstead, offered, reported } from './reported.js';
import { planned, told } from './the-interview.js';
import { bothAreTold, notesReadBy, oneOfTwo, othersLearnNothing, type Planners, strangers, whoWantHer } from './two-agencies.js';
import { type Step, whoReadsWhat } from './who-reads-what.js';

describe('J5, a joint interview that three others wanted to repeat', () => {
  let folder: DataFolder;
  let office: Office;
  let people: People;
  let story: Telling;
  const matter: Matter = { caseId: '', seriesId: '', recordingId: '' };
  const allRead = (step: Step) => whoReadsWhat(story, step, matter, people);
  beforeAll(async () => {
    folder = await newDataFolder('j5');
    office = await startOffice(folder.path);
    const certified = { from: '2023-01-02', until: '2025-01-01' };
    people = {
      woman: await interviewerOf(office, { ...certified, unit: 'ahtjp-04', sex: 'FEMALE', staffNumber: 'KC-1' }),
      man: await interviewerOf(office, { ...certified, unit: 'ahtjp-04', sex: 'MALE', staffNumber: 'KC-2' }),
      otherWoman: await interviewerOf(office, { ...certified, unit: 'ahtjp-05', sex: 'FEMALE', staffNumber: 'KS-1' }),
    };
    story = await Telling.begin(office, units, nameKhmer);
  }, 120_000);
  afterAll(async () => {
    await office?.end();
    await folder.remove();
  });

  // One story: each step goes on from the one before, and after each entry every unit's timeline is held against the table.
  it('1: the school tells the district focal point, who takes minimal facts', async () => {
    await reported(story, matter);
    expect(story.leaves()).toEqual(['ChildRegistered', 'CaseOpened', 'MinimalFactsTaken']);
  }, 120_000);

  it('before step 2 DoSVY refers her: one NGO accepts her, one does not answer, and one has had her', async () => {
    await offered(story, matter);
    const briefly = ['ReferralSent', 'ReferralAccepted', 'ReferralCompleted'];
    expect(story.leaves()).toEqual(['ReferralSent', ...briefly, 'ReferralSent', 'ReferralAccepted', 'ServiceDelivered']);
  }, 120_000);

  it('2: the NGO has an intake talk tomorrow and AHTJP wants Friday: both are told, and neither sees notes of the other', async () => {
    await bothWantHer(story, matter);
    expect(story.leaves()).toEqual(['ContactFixed']);
    await allRead(2);
  }, 120_000);

  it('3: AHTJP lead, DoSVY, liaison and NGO plan one series with pooled topics, and the girl who asks for a woman has one', async () => {
    await planned(story, matter, people);
    expect(story.leaves()).toEqual(['InterviewSeriesPlanned', 'InterviewTopicsAdded', 'InterviewTopicsAdded', 'InterviewTopicsAdded']);
    await joinsInstead(story);
    expect(story.leaves()).toEqual(['ContactCalledOff']);
    await allRead(3);
  }, 120_000);

  it('4: she is reluctant in session 1 and discloses in session 2 after 4 days: 1 series, 2 sessions, 1 interviewer', async () => {
    await told(story, matter, people);
    expect(story.leaves()).toEqual(['InterviewSessionHeld', 'InterviewSessionHeld', 'RecordingDeposited']);
    await allRead(4);
  }, 120_000);

  it('5: the NGO wants its own account and reads the topics covered and what the child wants known instead', async () => {
    await byTheNgo(story, matter, people);
    expect(story.leaves()).toEqual(['InterviewRepeatRedirected']);
  }, 120_000);

  it('6: district CID asks again: the recording is released to it until a date, its viewing logged, and questions go to the interviewer', async () => {
    await byTheDistrict(story, matter);
    expect(story.leaves()).toEqual(['InterviewRepeatRedirected', 'RecordingReleased', 'RecordingViewed', 'InterviewQuestionsForwarded']);
    await allRead(6);
    await answered(story, matter);
    expect(story.leaves()).toEqual(['InterviewQuestionsAnswered']);
  }, 120_000);

  it('7: the investigating judge insists: authorised by court order, on new topics only, at home', async () => {
    await byTheJudge(story, matter, people);
    const toTheLawyer = ['RecordingReleased', 'RecordingViewed'];
    expect(story.leaves()).toEqual(['CaseReferredToCourt', 'InterviewRepeatAuthorised', 'InterviewSeriesPlanned', ...toTheLawyer]);
    await allRead(7);
  }, 120_000);

  it('8: M&E counts the series, 2 prevented, 1 authorised and 4 days to the interview, and each agency its part', async () => {
    const { seriesCount, sessionCount, repeatsPrevented, repeatsAuthorised, repeatsFound } = await outlook(story, 'dosvy-04', 'CARE');
    const figures = { seriesCount, sessionCount, repeatsPrevented, repeatsAuthorised, repeatsFound };
    expect(figures).toEqual({ seriesCount: 2, sessionCount: 2, repeatsPrevented: 2, repeatsAuthorised: 1, repeatsFound: 0 });
    await countedByAll(office, story.child);
    await itsPartEnds(story);
    await figureAfterItsPart(story.by('ngo-a'), story.latest);
    await allRead(8);
  }, 120_000);

  describe('of another girl, when two agencies want the child within days', () => {
    let planners: Planners;
    beforeAll(async () => {
      planners = await whoWantHer(office);
    }, 60_000);

    it('tells both on which day the other has her, and they plan it together', async () => {
      const [tomorrow, friday] = [inDays(1), inDays(4)];
      const joint = `${friday} ahtjp-04 TALK`;
      const withheld = [joint, `${friday} dosvy-04 withheld`];
      expect(await bothAreTold(planners, [tomorrow, friday])).toEqual({ dosvy: [joint, `${friday} dosvy-04 VISIT`], ahtjp: withheld, ngo: withheld });
    }, 60_000);

    it('shows neither what the other wrote', async () => {
      expect(await notesReadBy(planners)).toEqual({ byPolice: ['ofPolice'], byNgo: ['ofNgo'] });
    }, 60_000);

    it('tells nobody else, and keeps who asked', async () => {
      const refused = strangers.flatMap((unit) => [`${unit} contactCalendar refused`, `${unit} contactOutlook refused`]);
      const looks = await othersLearnNothing(office, planners);
      expect(looks).toEqual(expect.arrayContaining([...refused, 'ngo-a contactCalendar granted', 'ahtjp-04 contactOutlook granted']));
    }, 60_000);

    it('lets one of two fix a day that both want at the same moment, and warns the other', async () => {
      expect(await oneOfTwo(planners, 8)).toHaveLength(8);
    }, 60_000);
  });
});

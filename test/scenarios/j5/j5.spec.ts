import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inDays } from '../../harness/contact-calendar.js';
import { type DataFolder, newDataFolder } from '../../harness/data-folder.js';
import { interviewerOf } from '../../harness/interviewers.js';
import { type Office, startOffice } from '../../harness/office.js';
import { Telling } from '../telling.js';
import { askedAgain } from './asked-again.js';
import { nameKhmer, units } from './cast.js';
import { countedByAll } from './figures.js';
import { outlook } from './outlook.js';
import { theInterview } from './the-interview.js';
import { bothAreTold, notesReadBy, oneOfTwo, othersLearnNothing, type Planners, strangers, whoWantHer } from './two-agencies.js';

describe('J5, one interview that three others wanted to repeat', () => {
  let folder: DataFolder;
  let office: Office;
  beforeAll(async () => {
    folder = await newDataFolder('j5');
    office = await startOffice(folder.path);
  }, 60_000);
  afterAll(async () => {
    await office?.end();
    await folder.remove();
  });

  it('prevents two, authorises one on a new topic, and shows each agency after every step what it may see', async () => {
    const person = { unit: 'ahtjp-04', sex: 'FEMALE', from: '2023-01-02', until: '2025-01-01' } as const;
    const interviewers = [await interviewerOf(office, { ...person, staffNumber: 'KC-1' }), await interviewerOf(office, { ...person, staffNumber: 'KC-2' })] as const;
    const story = await Telling.begin(office, units, nameKhmer);
    await askedAgain(story, await theInterview(story, interviewers));
    const { seriesCount, sessionCount, repeatsPrevented, repeatsAuthorised, repeatsFound } = await outlook(story, 'dosvy-04', 'CARE');
    const figures = { seriesCount, sessionCount, repeatsPrevented, repeatsAuthorised, repeatsFound };
    expect(figures).toEqual({ seriesCount: 2, sessionCount: 2, repeatsPrevented: 2, repeatsAuthorised: 1, repeatsFound: 0 });
    await countedByAll(office, story.child);
  }, 180_000);

  describe('before it, when two agencies want the child within days', () => {
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

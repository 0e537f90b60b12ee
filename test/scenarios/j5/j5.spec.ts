import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type DataFolder, newDataFolder } from '../../harness/data-folder.js';
import { interviewerOf } from '../../harness/interviewers.js';
import { type Office, startOffice } from '../../harness/office.js';
import { Telling } from '../telling.js';
import { askedAgain } from './asked-again.js';
import { nameKhmer, units } from './cast.js';
import { countedByAll } from './figures.js';
import { outlook } from './outlook.js';
import { theInterview } from './the-interview.js';

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
});

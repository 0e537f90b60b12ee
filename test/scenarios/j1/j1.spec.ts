import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type DataFolder, newDataFolder } from '../../harness/data-folder.js';
import { startFiveProcesses } from '../../harness/five-processes.js';
import { signIn } from '../../harness/graphql-client.js';
import { figuresOf, told } from '../../harness/interview-figures.js';
import { type Office, startOffice } from '../../harness/office.js';
import { playJ1 } from './story.js';

const ways: readonly (readonly [string, (folder: string) => Promise<Office>])[] = [
  ['the office in one process', (folder) => startOffice(folder)],
  ['four services and the gateway in five processes', startFiveProcesses],
];

describe.each(ways)('J1 in %s', (_way, start) => {
  let folder: DataFolder;
  let office: Office;
  beforeAll(async () => {
    folder = await newDataFolder('j1');
    office = await start(folder.path);
  }, 120_000);
  afterAll(async () => {
    await office?.end();
    await folder.remove();
  });

  it('is told once, shows each agency after every step what it may see, and counts one case, child and suspect with two offences', async () => {
    const { figures } = await playJ1(office);
    expect(figures).toEqual({ cases: 1, children: 1, suspects: 1, offences: 2, series: 1, sessions: 1, repeatsPrevented: 1 });
    const [whole = []] = await figuresOf(await signIn(office.url, 'mne-national'), 'from: "2023-03-01", until: "2023-03-31"');
    expect(told(whole)).toEqual({
      SINGLE_SERIES: '1/1=1', SESSIONS_PER_CHILD: '1/1=1', DAYS_TO_INTERVIEW_MEDIAN: '/1=3', DAYS_TO_INTERVIEW_P90: '/1=3',
      ONE_INTERVIEWER: '1/1=1', INTERVIEWER_NAMED: '1/1=1', INTERVIEWER_CERTIFIED: '1/1=1',
      REPEATS_PREVENTED: '1/1=1', RECORDED: '1/1=1', PRIVATE_ROOM: '1/1=1', SUPPORT_PERSON: '1/1=1', VIEWS_SOUGHT: '1/1=1',
      'INFORMATION_GIVEN PROCESS': '1/1=1', 'INFORMATION_GIVEN WITNESS_ROLE': '1/1=1', 'INFORMATION_GIVEN RESTITUTION': '1/1=1',
      // She says that somebody came in, the officer that nobody did.
      'OFFICER_AND_CHILD_AGREE DOOR_CLOSED': '1/1=1', 'OFFICER_AND_CHILD_AGREE ADULT_OF_OWN_CHOICE': '1/1=1',
    });
  }, 180_000);
});

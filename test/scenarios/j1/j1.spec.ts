import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type DataFolder, newDataFolder } from '../../harness/data-folder.js';
import { startFiveProcesses } from '../../harness/five-processes.js';
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
  }, 180_000);
});

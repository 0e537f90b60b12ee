import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { seeded } from '../bus/seed.js';
import { type DataFolder, newDataFolder } from '../harness/data-folder.js';
import { signIn, type User } from '../harness/graphql-client.js';
import { type Office, startOffice } from '../harness/office.js';
import { say } from '../harness/say.js';
import { searchReceiptFor } from '../privacy/telling.js';

/** How many races are run: `RACES=10000` for the long run. */
const races = Number(process.env['RACES'] ?? 200);
const atOnce = 8;
/** A receipt of a search serves that many registrations before another search is made. */
const perReceipt = 50;
const nameLatin = 'Sok Chenda';

const plan = `mutation ($input: PlanInterviewSeriesInput!) { planInterviewSeries(input: $input) {
  __typename ... on Recorded { position } ... on SeriesAlreadyExists { seriesId leadUnit waysForward } } }`;
const look = 'query ($id: ID!, $atLeast: String) { interviewOutlook(childId: $id, atLeast: $atLeast) { series { id leadUnit } } }';

interface Answer {
  readonly __typename: string;
  readonly position?: string;
  readonly seriesId?: string;
  readonly leadUnit?: string;
  readonly waysForward?: readonly string[];
}

describe('two agencies that plan to interview a child at the same moment', () => {
  const random = seeded('one series');
  let folder: DataFolder;
  let office: Office;
  let police: User;
  let dosvy: User;
  let receipt: Promise<string>;
  let registered = 0;

  beforeAll(async () => {
    folder = await newDataFolder('races');
    office = await startOffice(folder.path);
    [police, dosvy] = await Promise.all([signIn(office.url, 'ahtjp-17'), signIn(office.url, 'dosvy-17')]);
  }, 60_000);
  afterAll(async () => {
    await office?.end();
    await folder.remove();
  });

  async function newChild(): Promise<string> {
    if (registered++ % perReceipt === 0) receipt = searchReceiptFor(police, nameLatin);
    const { id } = await police.record('RegisterChild', { nameLatin, sex: 'FEMALE', ageYears: 12, districtCode: '1710', searchReceipt: await receipt });
    return id;
  }

  async function plans(user: User, childId: string, delayMs: number): Promise<Answer> {
    const occurredAt = { value: new Date(Date.now() - 60_000).toISOString(), precision: 'MINUTE' };
    const wanted = { purpose: 'CARE', topics: ['WHAT_HAPPENED'], participants: [], plannedFor: '2099-01-01', roomType: 'OFFICE', recording: false };
    await sleep(delayMs);
    const answer = await user.query<{ planInterviewSeries: Answer }>(plan, { input: { ...wanted, childId, commandId: randomUUID(), occurredAt } });
    return answer.planInterviewSeries;
  }

  /** One race; resolves to who leads the one series. */
  async function race(): Promise<string> {
    const childId = await newChild();
    // A head start smaller than what a command takes: either may be first.
    const answers = await Promise.all([plans(police, childId, random(4)), plans(dosvy, childId, random(4))]);
    const [planned] = answers.filter(({ __typename }) => __typename === 'Recorded');
    const [redirected] = answers.filter(({ __typename }) => __typename === 'SeriesAlreadyExists');
    const { interviewOutlook } = await police.query<{ interviewOutlook: { series: { id: string; leadUnit: string }[] } }>(look, {
      id: childId,
      atLeast: planned?.position,
    });
    const leadUnit = planned === answers[0] ? 'ahtjp-17' : 'dosvy-17';
    expect({ answers: answers.map(({ __typename }) => __typename).toSorted(), series: interviewOutlook.series }).toEqual({
      answers: ['Recorded', 'SeriesAlreadyExists'],
      series: [{ id: redirected?.seriesId, leadUnit }],
    });
    expect(redirected).toMatchObject({ leadUnit, waysForward: ['SEND_QUESTIONS', 'JOIN_PLANNED_SESSION'] });
    return leadUnit;
  }

  it('leave one series and one who is told of it, every time', async () => {
    const firsts: string[] = [];
    let begun = 0;
    const runner = async () => {
      while (begun < races) {
        begun += 1;
        firsts.push(await race());
      }
    };
    await Promise.all(Array.from({ length: atOnce }, runner));
    const byPolice = firsts.filter((unit) => unit === 'ahtjp-17').length;
    say(`${firsts.length} races for one series: ${byPolice} won by the police, ${firsts.length - byPolice} by social affairs`);
    expect(firsts).toHaveLength(races);
    // Otherwise nobody raced: one of the two was always first.
    expect(new Set(firsts).size).toBe(2);
  }, 60_000 + races * 500);
});

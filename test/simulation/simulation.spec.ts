import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type DataFolder, newDataFolder } from '../harness/data-folder.js';
import { type Office, startOffice } from '../harness/office.js';
import { byHabit } from './by-habit.js';
import { Agenda } from './days.js';
import { figuresOf } from './figures.js';
import { inputs } from './inputs.js';
import { Offices, type Told } from './offices.js';
import { syntheticProvince } from './province.js';
import type { Outcome } from './outcome.js';
import { countsTheSame } from './same-as-measured.js';
import { saysTheSame } from './same-as-told.js';
import { simulate } from './simulate.js';
import { tableOf } from './table.js';

describe('the agenda of the interviewers', () => {
  it('holds so many sessions a week, none of them at its end, and gives the next a later day', () => {
    const agenda = new Agenda(7);
    expect(Array.from({ length: 9 }, () => agenda.book(0))).toEqual([0, 1, 2, 2, 3, 4, 4, 7, 8]);
    expect(agenda.book(12)).toBe(14);
  });
});

describe('a simulated province where nobody checks', () => {
  it('interviews each child as often as somebody wants it, and about as few of them once as was published', async () => {
    const children = syntheticProvince(1, 1000);
    const outcomes = await byHabit(children, inputs.sessionsAWeek.value);
    expect(outcomes.map(({ interviews }) => interviews.length)).toEqual(children.map(({ intents }) => 1 + intents.length));
    const { once } = figuresOf(outcomes);
    expect(once).toBeGreaterThan(0.08);
    expect(once).toBeLessThan(0.14);
  });

  it('is the same for the same seed and another for another', async () => {
    const [one, again, other] = await Promise.all([1, 1, 2].map((seed) => byHabit(syntheticProvince(seed, 40), 6)));
    expect(again).toEqual(one);
    expect(other).not.toEqual(one);
  });
});

describe('the last word of the product', () => {
  const repeat = { id: 'one', reason: 'NEW_SUSPECT', topics: [], answer: 'AUTHORISED' };
  const series = { id: 'a', leadUnit: 'ahtjp-17', topics: [], sessions: [] };
  const told: Told = {
    seriesCount: 2, sessionCount: 2, series: [series, series], coveredTopics: [], repeats: [repeat], repeatsPrevented: 0, repeatsAuthorised: 1, repeatsFound: 0,
  };
  const book = { series: 2, sessions: 2, repeats: 1, found: 0 };

  it('is held against its answers, one by one', () => {
    expect(() => saysTheSame(told, book)).not.toThrow();
    const wrong: readonly Partial<Told>[] = [
      { seriesCount: 3 }, { sessionCount: 1 }, { repeatsPrevented: 1 }, { repeatsAuthorised: 0 }, { repeatsFound: 1 }, { repeats: [] }, { repeats: [{ ...repeat, answer: null }] },
    ];
    for (const one of wrong) expect(() => saysTheSame({ ...told, ...one }, book)).toThrow('the product tells of');
  });

  it('is held against what monitoring counts', () => {
    const says = { series: 1, sessions: 2, waited: 4, refused: 0, redirected: 1, authorised: 0, ordered: 0, found: 0, turnedAway: 1 };
    const outcomes: readonly Outcome[] = [{ reportDay: 0, interviews: [], sessions: 2, product: says }];
    const figure = (measure: string, numerator: number | null, denominator: number | null, value = 0) => ({ measure, part: null, numerator, denominator, value });
    const measured = [
      figure('SINGLE_SERIES', 1, 1), figure('SESSIONS_PER_CHILD', 2, 1), figure('REPEATS_PREVENTED', 1, 1), figure('REPEATS_AUTHORISED', 0, 1),
      figure('REPEATS_FOUND', 0, null), figure('DAYS_TO_INTERVIEW_MEDIAN', null, 1, 4), figure('DAYS_TO_INTERVIEW_P90', null, 1, 4), figure('RECORDED', 2, 2),
    ];
    expect(() => countsTheSame(measured, outcomes)).not.toThrow();
    for (const { measure } of measured.slice(0, -1)) {
      const wrong = measured.map((one) => (one.measure === measure ? { ...one, numerator: 7, value: 7 } : one));
      expect(() => countsTheSame(wrong, outcomes)).toThrow('the figures say');
    }
  });
});

describe('a simulated province in the product', () => {
  let folder: DataFolder;
  let office: Office;
  beforeAll(async () => {
    folder = await newDataFolder('simulation');
    office = await startOffice(folder.path);
  }, 60_000);
  afterAll(async () => {
    await office?.end();
    await folder.remove();
  });

  it('has one series for each child and for each leave, and comes to the same table twice', async () => {
    const children = syntheticProvince(4, 12);
    const shares = [0.3, 0.3];
    const { unchecked, product } = await simulate(children, shares, await Offices.of(office.url));
    for (const outcomes of product) {
      outcomes.forEach(({ interviews, product: said }, index) => {
        expect(said?.series).toBe(1 + (said?.authorised ?? 0));
        expect(interviews.length).toBeGreaterThanOrEqual((said?.series ?? 0) + (said?.found ?? 0));
        expect(interviews.length).toBeLessThanOrEqual(unchecked[index]?.interviews.length ?? 0);
      });
    }
    const [one, again] = product.map(figuresOf);
    const habit = figuresOf(unchecked);
    expect(again).toEqual(one);
    expect(one === undefined ? '' : tableOf(habit, [one], [0.3])).toContain(`| interviews a child | ${habit.interviewsPerChild.toFixed(2)} | ${one?.interviewsPerChild.toFixed(2)} |`);
    // Otherwise nobody went on without asking, or nothing came of any request, and nothing was tried.
    expect([one?.product?.found, one?.product?.redirected, one?.product?.authorised]).not.toContain(0);
  }, 120_000);
});

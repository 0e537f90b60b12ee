import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FiguresScope } from '#access';
import { countedRowsOf, figuresFrom, talliesOf } from '#views/outcomes';
import type { Told } from '../../projector/recording.js';
import { ReadingRoom } from '../reading-room.js';
import { furtherSeries, histories } from './histories.js';

const everywhere: FiguresScope = { extent: 'everywhere', cases: false };
const units = [
  { id: 'ahtjp-17', agency: 'MoI' },
  { id: 'ahtjp-05', agency: 'MoI' },
  { id: 'police-1710', agency: 'MoI' },
  { id: 'dosvy-17', agency: 'MoSVY' },
  { id: 'court-05', agency: 'MoJ' },
];
const march = { from: '2026-03-01', until: '2026-03-31', scope: everywhere, units };

type Shown = Readonly<Record<string, readonly [numerator: number | null, denominator: number | null, value: number | null]>>;
type Asked = Partial<Parameters<typeof talliesOf>[1]> & { readonly by?: Parameters<typeof talliesOf>[2] };

describe('the measures of interviews', () => {
  let room: ReadingRoom;
  beforeAll(async () => {
    room = await ReadingRoom.open();
    for (const { told } of [...histories('once'), ...furtherSeries]) await room.tell(...told);
  });
  afterAll(() => room.close());

  /** Figures by measure, and code where there is one, of each group. */
  async function figures({ by = 'NONE', ...over }: Asked = {}): Promise<Readonly<Record<string, Shown>>> {
    const tallies = await talliesOf(room.database, { ...march, ...over }, by);
    const keys = [...new Set(tallies.map(({ key }) => key))];
    const shown = (key: string | null): Shown => {
      const found = figuresFrom(tallies.filter((tally) => tally.key === key));
      return Object.fromEntries(found.map(({ measure, part, numerator, denominator, value }) => [part === null ? measure : `${measure} ${part}`, [numerator, denominator, value]]));
    };
    return Object.fromEntries(keys.map((key) => [String(key), shown(key)]));
  }
  const of = async (asked: Asked = {}) => Object.values(await figures(asked))[0];

  /** Worked out by hand from the histories: a to e fall into March, f does not. */
  const byHand: Shown = {
    // a, c and e have one; b has two, d was asked without leave
    SINGLE_SERIES: [3, 5, 3 / 5],
    // a 2, b 2, d 1, e 1; none of c was held
    SESSIONS_PER_CHILD: [6, 4, 1.5],
    // a; not b, and d was asked without leave; who heard e is not known
    ONE_INTERVIEWER: [1, 3, 1 / 3],
    // d 0, a 3, b 10, e 32: the second of four, and the fourth
    DAYS_TO_INTERVIEW_MEDIAN: [null, 4, 3],
    DAYS_TO_INTERVIEW_P90: [null, 4, 32],
    // one redirected, one refused; three with leave, one open
    REPEATS_PREVENTED: [2, 6, 2 / 6],
    REPEATS_AUTHORISED: [3, 6, 3 / 6],
    'REPEATS_AUTHORISED_BY_REASON NEW_ALLEGATION': [0, 3, 0],
    'REPEATS_AUTHORISED_BY_REASON NEW_SUSPECT': [1, 3, 1 / 3],
    'REPEATS_AUTHORISED_BY_REASON COURT_ORDER': [1, 3, 1 / 3],
    'REPEATS_AUTHORISED_BY_REASON DEFENCE_QUESTION': [0, 3, 0],
    'REPEATS_AUTHORISED_BY_REASON CHILD_REQUEST': [1, 3, 1 / 3],
    'REPEATS_AUTHORISED_BY_REASON TECHNICAL_FAILURE': [0, 3, 0],
    'REPEATS_AUTHORISED_BY_REASON PLANNED_SESSION': [0, 3, 0],
    'REPEATS_AUTHORISED_BY_REASON SAFETY_GAP': [0, 3, 0],
    'REPEATS_AUTHORISED_BY_REASON NOT_DETAILED': [0, 3, 0],
    REPEATS_FOUND: [1, null, 1],
    // of b the unit that asked viewed; of a another one did; of d there is no recording
    VIEWED_BEFORE_REPEAT: [1, 2, 1 / 2],
    // all but e's; of b the second was not
    INTERVIEWER_NAMED: [5, 6, 5 / 6],
    INTERVIEWER_CERTIFIED: [4, 5, 4 / 5],
    RECORDED: [4, 6, 4 / 6],
    // a's first, b's first and d's
    PRIVATE_ROOM: [3, 6, 3 / 6],
    SUPPORT_PERSON: [3, 6, 3 / 6],
    // a, b's second and d
    VIEWS_SOUGHT: [3, 5, 3 / 5],
    // a in its case, b without one, which counts for both of its series; e in another case than the one in which it was heard
    'INFORMATION_GIVEN PROCESS': [3, 5, 3 / 5],
    'INFORMATION_GIVEN WITNESS_ROLE': [0, 5, 0],
    'INFORMATION_GIVEN RESTITUTION': [1, 5, 1 / 5],
    'INFORMATION_GIVEN SERVICES': [0, 5, 0],
    // a says the door was closed, then that it was not; the officer wrote twice that it was
    'OFFICER_AND_CHILD_AGREE DOOR_CLOSED': [1, 2, 1 / 2],
    // a says that somebody came in, then that nobody did, which the officer wrote twice; b and the officer say that somebody did
    'OFFICER_AND_CHILD_AGREE SOMEBODY_CAME_IN': [2, 3, 2 / 3],
    // a had nobody the second time, as the officer wrote; b did not choose whom the officer calls chosen
    'OFFICER_AND_CHILD_AGREE ADULT_OF_OWN_CHOICE': [1, 2, 1 / 2],
  };

  it('are those that were worked out by hand', async () => {
    expect(await of()).toEqual(byHand);
  });

  it('are told apart by the province of the case', async () => {
    const { '05': other, '17': siemReap } = await figures({ by: 'PROVINCE' });
    expect(other).toMatchObject({ SINGLE_SERIES: [0, 1, 0], DAYS_TO_INTERVIEW_P90: [null, 1, 0], REPEATS_AUTHORISED: [1, 1, 1], REPEATS_FOUND: [1, null, 1] });
    expect(siemReap).toMatchObject({ SINGLE_SERIES: [3, 4, 3 / 4], DAYS_TO_INTERVIEW_MEDIAN: [null, 3, 10], REPEATS_PREVENTED: [2, 5, 2 / 5], REPEATS_FOUND: [0, null, 0] });
    expect(await of({ province: '05' })).toEqual(other);
  });

  it('are told apart by the agency that led or asked, and by its unit', async () => {
    const { MoI, MoSVY } = await figures({ by: 'AGENCY' });
    expect(MoI).toMatchObject({ SESSIONS_PER_CHILD: [6, 4, 1.5], RECORDED: [3, 5, 3 / 5], REPEATS_PREVENTED: [2, 2, 1] });
    expect(MoSVY).toMatchObject({ SESSIONS_PER_CHILD: [0, 0, null], RECORDED: [1, 1, 1], REPEATS_PREVENTED: [0, 1, 0], VIEWED_BEFORE_REPEAT: [1, 1, 1] });
    const { 'police-0501': district } = await figures({ by: 'UNIT' });
    expect(district).toMatchObject({ REPEATS_FOUND: [1, null, 1], RECORDED: [0, 0, null] });
  });

  it('have no value where there is nothing to count', async () => {
    expect(await talliesOf(room.database, { ...march, from: '2025-01-01', until: '2025-12-31' }, 'NONE')).toEqual([]);
    const none = figuresFrom([]);
    expect(none.filter(({ kind }) => kind !== 'COUNT').map(({ value }) => value)).toEqual(none.slice(1).map(() => null));
    expect(await of({ from: '2026-04-01', until: '2026-04-30' })).toMatchObject({ SINGLE_SERIES: [1, 1, 1], DAYS_TO_INTERVIEW_MEDIAN: [null, 0, null] });
  });

  it('are counted within the reader’s own unit, province or court', async () => {
    const within = (extent: 'own-unit' | 'own-province' | 'own-court', name: string) => of({ scope: { extent, of: name, cases: true } });
    expect(await within('own-province', '05')).toEqual(await of({ province: '05' }));
    expect(await within('own-unit', 'police-1710')).toMatchObject({ REPEATS_PREVENTED: [1, 1, 1], RECORDED: [0, 0, null] });
    expect(await within('own-court', 'court-17')).toMatchObject({ SINGLE_SERIES: [0, 1, 0], REPEATS_PREVENTED: [1, 2, 1 / 2] });
    expect(await within('own-court', 'court-05')).toBeUndefined();
  });

  it('count a further series, what was asked for and what was taped to the matter of its leave, and its own tape not as one of before', async () => {
    const may = { from: '2026-05-01', until: '2026-05-31' };
    // one matter taken up, two apart, one each where the tape failed and where there is one
    expect(await of(may)).toMatchObject({ SINGLE_SERIES: [2, 5, 2 / 5], SESSIONS_PER_CHILD: [6, 3, 2], VIEWED_BEFORE_REPEAT: [1, 2, 1 / 2] });
    // all of it in the province of the case that took it up, whose first session was before it; 'failed tape' and 'own tape' waited two days
    expect(await of({ ...may, province: '05' })).toMatchObject({ SINGLE_SERIES: [1, 4, 1 / 4], DAYS_TO_INTERVIEW_MEDIAN: [null, 3, 2], REPEATS_AUTHORISED: [3, 3, 1] });
    const rows = await countedRowsOf(room.database, { ...march, ...may }, 'DAYS_TO_INTERVIEW_P90', null);
    expect(rows.map(({ amount }) => amount).sort((one, other) => one - other)).toEqual([0, 2, 2]);
  });

  it('are the number of the rows behind them', async () => {
    const rows = await countedRowsOf(room.database, march, 'DAYS_TO_INTERVIEW_P90', null);
    expect(rows.map(({ amount }) => amount).sort((one, other) => one - other)).toEqual([0, 3, 10, 32]);
    const ordered = await countedRowsOf(room.database, march, 'REPEATS_AUTHORISED_BY_REASON', 'COURT_ORDER');
    expect([ordered.length, ordered.filter(({ counts }) => counts).length]).toEqual([3, 1]);
  });

  it('count twice as much and rate the same when all of it happens to other children too, their streams in another order', async () => {
    const isLedger = ({ event }: Told) => event.contract.type.startsWith('interviews.');
    const told = histories('twice').toReversed().flatMap((history) => history.told);
    await room.tell(...told.filter(isLedger), ...told.filter((one) => !isLedger(one)));
    const twice = (number: number | null) => (number === null ? null : 2 * number);
    const doubled = Object.entries(byHand).map(([name, [numerator, denominator, value]]) => {
      const isCount = denominator === null;
      return [name, [twice(numerator), twice(denominator), isCount ? twice(value) : value]];
    });
    expect(await of()).toEqual(Object.fromEntries(doubled));
  });
});

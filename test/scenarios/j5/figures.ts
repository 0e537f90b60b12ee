import { expect } from '@jest/globals';
import { askDatabase } from '../../harness/ask-database.js';
import { signIn, type User } from '../../harness/graphql-client.js';
import { type Figure, figuresOf as groupsOf, nameOf, told } from '../../harness/interview-figures.js';
import { mustEqual } from '../../harness/must-equal.js';
import type { Office } from '../../harness/office.js';

interface Cases {
  readonly total: number;
  readonly notShown: number;
  readonly edges: readonly { readonly node: { readonly childId: string; readonly counts: boolean; readonly amount: number } }[];
}

const june = 'from: "2023-06-01", until: "2023-06-30"';

/** The only group of figures that this user is shown, and all of it. */
async function figuresOf(user: User, more = ''): Promise<readonly Figure[]> {
  const groups = await groupsOf(user, `${june}${more}`);
  mustEqual(groups.length, 1);
  return groups[0] ?? [];
}

const casesQuery = (measure: string, part: string | null) =>
  `{ interviewMeasureCases(${june}, measure: ${measure}${part === null ? '' : `, part: "${part}"`}) { total notShown edges { node { childId counts amount } } } }`;
const casesOf = async (user: User, { measure, part }: Pick<Figure, 'measure' | 'part'>) =>
  (await user.query<{ interviewMeasureCases: Cases }>(casesQuery(measure, part))).interviewMeasureCases;
const codeOf = async (user: User, query: string) => (await user.ask(query)).errors?.[0]?.extensions?.code;

interface Stored {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly day: string;
}

/** The same figures counted another way: by hand from the log, past every view. */
async function fromTheLog({ dataFolder }: Office): Promise<Readonly<Record<string, string>>> {
  const rows = await askDatabase<{ type: string; data: string; metadata: string }>(
    dataFolder, 'events', `SELECT type, data, metadata FROM eventstore.events WHERE type LIKE 'in%' ORDER BY position`,
  );
  const events = rows.map(({ type, data, metadata }): Stored => {
    const { occurredAt } = JSON.parse(metadata) as { occurredAt: { value: string } };
    return { type: type.split('.')[1] ?? '', data: JSON.parse(data) as Stored['data'], day: occurredAt.value.slice(0, 10) };
  });
  const of = (...types: readonly string[]) => events.filter(({ type }) => types.includes(type));
  const sessions = of('InterviewSessionHeld');
  const days = (Date.parse(sessions[0]?.day ?? '') - Date.parse(of('CaseOpened')[0]?.day ?? '')) / 86_400_000;
  const asked = of('InterviewRepeatRequested', 'InterviewRepeatAuthorised', 'InterviewRepeatRefused', 'InterviewRepeatRedirected');
  const wishes = new Set(asked.map(({ data }) => data['requestId'])).size;
  const prevented = of('InterviewRepeatRefused', 'InterviewRepeatRedirected').length;
  const authorised = of('InterviewRepeatAuthorised').length;
  return {
    SESSIONS_PER_CHILD: `${sessions.length}/1=${sessions.length}`,
    DAYS_TO_INTERVIEW_MEDIAN: `/1=${days}`,
    REPEATS_PREVENTED: `${prevented}/${wishes}=${prevented / wishes}`,
    REPEATS_AUTHORISED: `${authorised}/${wishes}=${authorised / wishes}`,
    RECORDED: `${sessions.filter(({ data }) => data['recorded'] === true).length}/${sessions.length}=1`,
  };
}

/** What this unit finds behind the figure that monitoring was given: as many as it counts, all of them hers. */
async function comesDownTo(childId: string, user: User, figure: Figure): Promise<void> {
  const { edges, total, notShown } = await casesOf(user, figure);
  const nodes = edges.map(({ node }) => node);
  const name = nameOf(figure);
  const whose = [...new Set(nodes.map((node) => node.childId))];
  mustEqual([name, total, notShown, whose], [name, figure.denominator ?? figure.numerator, 0, total === 0 ? [] : [childId]]);
  const counting = figure.measure === 'SESSIONS_PER_CHILD' ? nodes[0]?.amount : nodes.filter(({ counts }) => counts).length;
  mustEqual([name, counting], [name, figure.numerator ?? figure.denominator]);
}

/** One after the other, each once. */
async function pageByPage(user: User): Promise<void> {
  const days: string[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const { interviewMeasureCases: page }: { interviewMeasureCases: { edges: { node: { day: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } =
      await user.query(
        `query ($after: String) { interviewMeasureCases(${june}, measure: REPEATS_PREVENTED, first: 1, after: $after) {
          edges { node { day } } pageInfo { hasNextPage endCursor } } }`,
        { after },
      );
    days.push(...page.edges.map(({ node }) => node.day));
    [after, more] = [page.pageInfo.endCursor, page.pageInfo.hasNextPage];
  }
  mustEqual(days, ['2023-06-15', '2023-06-16', '2023-06-21']);
}

/** When its part has ended the NGO keeps its figure, and comes down to nobody. */
export async function figureAfterItsPart(ngo: User, position: string): Promise<void> {
  const query = `{ interviewMeasureCases(${june}, measure: REPEATS_PREVENTED, atLeast: "${position}") { total notShown edges { node { childId } } } }`;
  mustEqual(await ngo.query(query), { interviewMeasureCases: { total: 1, notShown: 1, edges: [] } });
}

/** Who came from a figure to the girl stands in the log of looks. */
async function isLogged(privacy: User, childId: string): Promise<void> {
  const { accessLog } = await privacy.query<{ accessLog: { edges: { node: { operation: string; unit: string } }[] } }>(
    `{ accessLog(subject: "${childId}", first: 100) { edges { node { operation unit outcome } } } }`,
  );
  const looked = accessLog.edges.filter(({ node }) => node.operation === 'interviewMeasureCases').map(({ node }) => node.unit);
  mustEqual([...new Set(looked)].sort(), ['ahtjp-04', 'dosvy-04', 'ngo-a', 'police-0401']);
}

/** Step 8: monitoring counts, each agency its own part of it, and only those who know the girl come from a figure to her. */
export async function countedByAll(office: Office, childId: string): Promise<void> {
  const units = ['mne-national', 'ahtjp-04', 'dosvy-04', 'court-04', 'ngo-a', 'police-0401', 'ahtjp-05', 'ngo-b', 'privacy-national'] as const;
  const users = Object.fromEntries(await Promise.all(units.map(async (unit) => [unit, await signIn(office.url, unit)]))) as Record<(typeof units)[number], User>;
  const monitoring = users['mne-national'];
  const whole = await figuresOf(monitoring);
  // Two series, the second by order of the court, on what she had not told.
  const promised = {
    SESSIONS_PER_CHILD: '2/1=2', DAYS_TO_INTERVIEW_MEDIAN: '/1=4', DAYS_TO_INTERVIEW_P90: '/1=4',
    REPEATS_PREVENTED: `2/3=${2 / 3}`, REPEATS_AUTHORISED: `1/3=${1 / 3}`, 'REPEATS_AUTHORISED_BY_REASON COURT_ORDER': '1/1=1',
    ONE_INTERVIEWER: '1/1=1', INTERVIEWER_NAMED: '2/2=1', INTERVIEWER_CERTIFIED: '2/2=1', RECORDED: '2/2=1', PRIVATE_ROOM: '2/2=1', SUPPORT_PERSON: '2/2=1', VIEWS_SOUGHT: '1/1=1',
  };
  mustEqual(told(whole), promised);
  mustEqual(whole.find(({ measure }) => measure === 'SINGLE_SERIES'), { measure: 'SINGLE_SERIES', part: null, numerator: 0, denominator: 1, value: 0 });
  mustEqual(promised, expect.objectContaining(await fromTheLog(office)));
  for (const unit of ['ahtjp-04', 'dosvy-04', 'court-04'] as const) mustEqual({ unit, whole: await figuresOf(users[unit]) }, { unit, whole });
  mustEqual(await figuresOf(monitoring, ', by: PROVINCE'), whole);
  for (const unit of ['ngo-a', 'police-0401'] as const) mustEqual({ unit, told: told(await figuresOf(users[unit])) }, { unit, told: { REPEATS_PREVENTED: '1/1=1' } });
  for (const unit of ['ahtjp-05', 'ngo-b'] as const) mustEqual({ unit, told: told(await figuresOf(users[unit])) }, { unit, told: {} });

  for (const figure of whole.filter(({ denominator }) => denominator !== 0)) {
    for (const unit of ['ahtjp-04', 'dosvy-04'] as const) await comesDownTo(childId, users[unit], figure);
    mustEqual([nameOf(figure), await codeOf(monitoring, casesQuery(figure.measure, figure.part))], [nameOf(figure), 'NOT_FOR_YOUR_ROLE']);
  }
  const prevented = { measure: 'REPEATS_PREVENTED', part: null };
  for (const unit of ['ngo-a', 'police-0401'] as const) {
    mustEqual(await casesOf(users[unit], prevented), { total: 1, notShown: 0, edges: [{ node: { childId, counts: true, amount: 0 } }] });
  }
  mustEqual(await casesOf(users['ahtjp-05'], prevented), { total: 0, notShown: 0, edges: [] });
  await pageByPage(users['dosvy-04']);
  await isLogged(users['privacy-national'], childId);
  mustEqual(await codeOf(users['ahtjp-05'], `{ interviewMeasures(${june}, province: "04") { from } }`), 'NOT_FOR_YOUR_ROLE');
  mustEqual(await codeOf(users['ngo-b'], `{ interviewMeasures(${june}, unit: "ngo-a") { from } }`), 'NOT_FOR_YOUR_ROLE');
}

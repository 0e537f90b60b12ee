import { type Input, name } from './refused-commands.js';

interface Refusal {
  readonly status?: number;
  readonly code: string;
  readonly says: string;
}

const page = (childId: string, size: string) => `{ child(id: "${childId}") { timeline(first: ${size}) { edges { cursor } } } }`;
const nested = (levels: number): string => (levels === 0 ? 'name' : `ofType { ${nested(levels - 1)} }`);

/** What is wrong, the query with its variables, and what must be said of it. */
export const refusedQueries: readonly [what: string, query: (childId: string) => string, variables: Input, refusal: Refusal][] = [
  ['a page of a million', (childId) => page(childId, '1000000'), {}, { code: 'BAD_PAGE', says: 'Ask for 1 to 100' }],
  ['a page of nothing', (childId) => page(childId, '0'), {}, { code: 'BAD_PAGE', says: 'Ask for 1 to 100' }],
  ['a page of less than nothing', (childId) => page(childId, '-5'), {}, { code: 'BAD_PAGE', says: 'Ask for 1 to 100' }],
  ['a cursor made up', (childId) => `{ child(id: "${childId}") { timeline(after: "${name}") { edges { cursor } } } }`, {}, { code: 'BAD_PAGE', says: 'cursor that a page of this list gave' }],
  ['a position made up', (childId) => `{ child(id: "${childId}", atLeast: "${name}") { id } }`, {}, { code: 'BAD_INPUT', says: 'atLeast takes the position' }],
  ['a position to come', (childId) => `{ child(id: "${childId}", atLeast: "999999999999") { id } }`, {}, { code: 'NOT_YET_VISIBLE', says: 'not shown yet' }],
  ['a moment made up', (childId) => `{ child(id: "${childId}") { timeline(filter: { asOf: "${name}" }) { edges { cursor } } } }`, {}, { code: 'BAD_INPUT', says: 'asOf is no moment' }],
  ['a day made up', () => `{ interviewMeasures(from: "${name}", until: "2026-03-31") { from } }`, {}, { code: 'BAD_INPUT', says: 'from is no day' }],
  ['a period that ends before it begins', () => '{ interviewMeasures(from: "2026-03-31", until: "2026-03-01") { from } }', {}, { code: 'BAD_INPUT', says: 'until lies before from' }],
  ['a part made up', () => `{ interviewMeasureCases(from: "2026-03-01", until: "2026-03-31", measure: REPEATS_AUTHORISED_BY_REASON, part: "${name}") { total } }`, {}, { code: 'BAD_INPUT', says: 'part takes one of the codes' }],
  ['a day of a calendar made up', (childId) => `{ contactCalendar(childId: "${childId}", from: "${name}", until: "2026-03-01") { on } }`, {}, { code: 'BAD_INPUT', says: 'from is no day' }],
  ['a time of day made up', (childId) => `{ contactOutlook(childId: "${childId}", kind: VISIT, on: "2026-03-01", time: { from: "${name}", minutes: 5 }) { overload } }`, {}, { code: 'BAD_INPUT', says: 'time is no time' }],
  ['figures of many periods at once', () => `{ ${Array.from({ length: 9 }, (_, year) => `y${year}: interviewMeasures(from: "201${year}-01-01", until: "201${year}-12-31") { from }`).join(' ')} }`, {}, { status: 413, code: 'TOO_LARGE', says: 'less at a time' }],
  ['an unknown code in a variable', () => 'query ($sex: Sex) { searchChildren(name: "ក", sex: $sex) { receipt } }', { sex: name }, { code: 'BAD_INPUT', says: ' Sex.' }],
  ['an unknown code in the query', () => `{ searchChildren(name: "ក", sex: ${name}) { receipt } }`, {}, { code: 'BAD_INPUT', says: 'one of the values of Sex' }],
  ['a code in quotes', () => `{ searchChildren(name: "ក", sex: "${name}") { receipt } }`, {}, { code: 'BAD_INPUT', says: 'one of the values of Sex' }],
  ['an object for an id', () => 'query ($id: ID!) { child(id: $id) { id } }', { id: { name } }, { code: 'BAD_INPUT', says: 'a value of type ID' }],
  ['a text for a number', () => 'query ($age: Int) { searchChildren(name: "ក", ageYears: $age) { receipt } }', { age: name }, { code: 'BAD_INPUT', says: 'a value of type Int' }],
  ['a text for a number in the query', () => `{ searchChildren(name: "ក", ageYears: "${name}") { receipt } }`, {}, { code: 'BAD_INPUT', says: 'a value of type Int' }],
  ['an unknown field of an input', () => 'mutation ($input: AcceptReferralInput!) { acceptReferral(input: $input) { __typename } }', { input: { referralId: 'x', commandId: 'x', occurredAt: { value: 'x', precision: 'DAY' }, [name]: name } }, { code: 'BAD_INPUT', says: 'AcceptReferralInput has no such field' }],
  ['an unknown field', () => `{ ${name} }`, {}, { code: 'BAD_INPUT', says: 'Query has no such field' }],
  ['an unknown argument', () => `{ child(id: "x", ${name}: "${name}") { id } }`, {}, { code: 'BAD_INPUT', says: 'Query.child has no such argument' }],
  ['no GraphQL', () => `{ child(id: "${name}) { id } }`, {}, { code: 'BAD_INPUT', says: 'This is no GraphQL' }],
  ['too deep a query', () => `query ${name} { __schema { types { fields { type { ${nested(20)} } } } } }`, {}, { code: 'BAD_INPUT', says: 'nests too deeply' }],
  ['a text of a megabyte', () => 'query ($name: String!) { searchChildren(name: $name) { receipt } }', { name: name.repeat(150_000) }, { status: 413, code: 'TOO_LARGE', says: 'send less at a time' }],
  ['a text of half that', () => 'query ($name: String!) { searchChildren(name: $name) { receipt } }', { name: name.repeat(60_000) }, { code: 'BAD_INPUT', says: 'up to 200 characters' }],
];

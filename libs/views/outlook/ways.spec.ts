import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import type { Outlook, OutlookSeries, OutlookSession } from './outlook.queries.js';
import { shownOutlook } from './shown.graphql.js';
import { type Intent, type Looker, openWays, topicStates } from './ways.graphql.js';

const told = { eventId: 'e', unit: 'ahtjp-17', recordedAt: '2026-03-02T02:05:00.000Z' };
const session: OutlookSession = {
  ...told, heldAt: '2026-03-02T09:00:00+07:00', heldPrecision: 'MINUTE', parties: [], interviewerId: 'known', interviewerSex: 'FEMALE', recorded: true,
  topicsCovered: ['WHAT_HAPPENED'], hasSummary: true, hasWish: true,
};
const series = (seriesId: string, changes: Partial<OutlookSeries> = {}): OutlookSeries => ({
  ...told, seriesId, caseId: null, purpose: 'INVESTIGATION', leadUnit: 'ahtjp-17', plannedFor: '2026-03-05', topics: ['WHAT_HAPPENED'], participants: [],
  roomType: 'OFFICE', recording: true, plannedWith: 'expected', childPrefers: 'FEMALE', sessions: [], ...changes,
});
const nothing: Outlook = { series: [], minimalFacts: [], repeats: [], repeatsFound: 0, openQuestions: [], recordings: [], rightsTold: [] };
const held: Outlook = {
  ...nothing,
  series: [series('held', { sessions: [session] }), series('coming', { topics: ['TRANSPORT'] })],
  openQuestions: [{ questionId: 'q', seriesId: 'held', leadUnit: 'ahtjp-17', askedBy: 'dosvy-17', askedAt: '2026-03-03T09:00:00+07:00', topic: 'MONEY_OR_DEBT' }],
  repeats: [{ ...told, requestId: 'r', seriesId: 'held', requestedBy: 'ngo-a', reason: 'NOT_DETAILED', topics: ['TRANSPORT'], answer: 'REDIRECTED' }],
  recordings: [{ recordingId: 'rec', seriesId: 'held', kind: 'VIDEO', minutes: 40, custodian: 'dosvy-17', courts: ['court-17'], viewings: 2, releases: [{ toUnit: 'police-1710', until: '2026-03-10' }] }],
};
const looks = (changes: Partial<Looker>): Looker => ({ unit: 'ahtjp-17', level: 'full', recordings: 'full', mayAskForRecordings: true, knowsCourts: true, today: '2026-03-10', ...changes });
const wants = (changes: Partial<Intent> = {}): Intent => ({ role: 'ahtjp-provincial', purpose: undefined, topics: [], ...changes });
const ngo = looks({ unit: 'ngo-a', level: 'partial', recordings: 'none', mayAskForRecordings: false });
const post = looks({ unit: 'police-1710', level: 'milestone', recordings: 'milestone', knowsCourts: false });

describe('the outlook for somebody who is about to ask', () => {
  it('says of each topic whether it is told, is coming, was asked, or is open', () => {
    const topics = ['WHAT_HAPPENED', 'TRANSPORT', 'MONEY_OR_DEBT', 'EARLIER_HARM', 'TRANSPORT'];
    expect(topicStates(held, wants({ topics })).map(({ topic, state }) => `${topic} ${state}`)).toEqual([
      'WHAT_HAPPENED COVERED', 'TRANSPORT PLANNED', 'MONEY_OR_DEBT ASKED', 'EARLIER_HARM OPEN',
    ]);
  });

  it('offers each reader only what its role and standing allow', () => {
    expect(openWays(held, looks({}), wants())).toEqual(['VIEW_RECORDING', 'READ_SUMMARY', 'SEND_QUESTIONS', 'JOIN_PLANNED_SESSION']);
    expect(openWays(held, ngo, wants({ role: 'ngo' }))).toEqual(['READ_SUMMARY', 'SEND_QUESTIONS', 'JOIN_PLANNED_SESSION']);
    expect(openWays(held, post, wants({ role: 'police-district' }))).toEqual(['VIEW_RECORDING', 'SEND_QUESTIONS', 'JOIN_PLANNED_SESSION']);
    expect(openWays(nothing, looks({}), wants())).toEqual([]);
  });

  it('names whom the child knows before whom it expects, to those who may know', () => {
    expect(shownOutlook(held, looks({}), wants()).series).toMatchObject([{ interviewerId: 'known' }, { interviewerId: 'expected', childPrefers: 'FEMALE' }]);
    for (const other of [ngo, post]) expect(shownOutlook(held, other, wants()).series).toMatchObject([{ interviewerId: null, childPrefers: null }, {}]);
  });

  it('lists every right, with who was told of it', () => {
    const told = { ...held, rightsTold: [{ topics: ['PROCESS'], toldTo: 'CHILD' }, { topics: ['PROCESS', 'SERVICES'], toldTo: 'CAREGIVER' }, { topics: ['RESTITUTION'], toldTo: 'BOTH' }] } as const;
    expect(shownOutlook(told, looks({}), wants()).rights?.map(({ topic, toldToChild, toldToCaregiver }) => [topic, toldToChild, toldToCaregiver])).toEqual([
      ['PROCESS', true, true], ['WITNESS_ROLE', false, false], ['RESTITUTION', true, true], ['SERVICES', false, true],
    ]);
    expect(shownOutlook(told, post, wants()).rights).toBeNull();
  });

  it('tells nobody of a tape who may not know of it', () => {
    const untaped = { ...held, recordings: [] };
    for (const other of [ngo, post]) {
      const shown = shownOutlook(untaped, other, wants({ role: other === ngo ? 'ngo' : 'police-district' }));
      expect(shown.series).toMatchObject([{ recording: null, sessions: [{ recorded: null }] }, { recording: null }]);
      expect(shown.waysForward).not.toContain('VIEW_RECORDING');
    }
    expect(shownOutlook(untaped, looks({ unit: 'dosvy-17', recordings: 'milestone' }), wants({ role: 'dosvy' })).series).toMatchObject([{ recording: true, sessions: [{ recorded: true }] }, {}]);
    expect(openWays(untaped, looks({}), wants())).toContain('VIEW_RECORDING');
  });

  it('offers no recording to those who plan care', () => {
    expect(openWays(held, looks({}), wants({ purpose: 'CARE' }))).not.toContain('VIEW_RECORDING');
  });

  it('tells an NGO topics, and neither who asked nor why, but of its own wish; and of no recording', () => {
    const shown = shownOutlook(held, ngo, wants({ role: 'ngo', topics: ['WHAT_HAPPENED'] }));
    expect(shown.repeats).toMatchObject([{ requestedBy: 'ngo-a', reason: 'NOT_DETAILED' }]);
    expect(shownOutlook(held, { ...ngo, unit: 'ngo-b' }, wants()).repeats).toMatchObject([{ requestedBy: null, reason: null, topics: ['TRANSPORT'] }]);
    expect(shown.openQuestions).toMatchObject([{ topic: 'MONEY_OR_DEBT', askedBy: null }]);
    expect(shown).toMatchObject({ recordings: [], yourTopics: [{ state: 'COVERED' }], repeatsPrevented: 1, repeatsAuthorised: 0 });
  });

  it('tells a district post what is there and whom to ask for it, and no topic', () => {
    const shown = shownOutlook(held, post, wants({ role: 'police-district', topics: ['WHAT_HAPPENED'] }));
    expect(shown).toMatchObject({ yourTopics: null, repeats: null, openQuestions: null, coveredTopics: null, planned: [{ id: 'coming', topics: null }] });
    expect(shown.recordings).toMatchObject([{ id: 'rec', mayRelease: ['ahtjp-17', 'dosvy-17'], releasedToYouUntil: '2026-03-10', kind: 'VIDEO', minutes: 40, viewings: 2 }]);
    expect(shownOutlook(held, looks({}), wants()).recordings).toMatchObject([{ mayRelease: ['ahtjp-17', 'dosvy-17', 'court-17'] }]);
    expect(shownOutlook(held, { ...post, today: '2026-03-11' }, wants()).recordings).toMatchObject([{ releasedToYouUntil: null, kind: null, minutes: null, viewings: null }]);
  });
});

import { CaseOpened } from '#contracts/investigation';
import { contractOf } from '#contracts/all';
import { messagesOf } from '#contracts/bus';
import { FollowUpDone, FollowUpMissed, ReintegrationStarted, Visit } from '#contracts/care';
import { SummonsIssued } from '#contracts/court';
import { InterviewRepeatRequested } from '#contracts/interviews';
import { ReferralAccepted, ReferralAnswerReminded, ReferralCompleted, ReferralDeclined, ReferralRevoked, ReferralSent } from '#contracts/referrals';
import type { BusMessage, JsonObject, NewEvent } from '#kernel';
import { anEnvelope, anId } from '#testing';

/** Long after every run: no deadline comes due while deliveries are compared. */
const farAway = (hours: number) => new Date(Date.parse('2190-01-01T00:00:00Z') + hours * 3_600_000).toISOString();

const children = 4;
type Below = (below: number) => number;

/** Something that policies care about, or nearly; few children and referrals, so that happenings meet. */
function anyHappening(below: Below): { readonly event: NewEvent; readonly childIds: readonly string[] } {
  const nth = below(children);
  const [childId, sibling] = [nth, (nth + 1) % children].map((child) => anId(`child ${child}`)) as [string, string];
  const pick = <T>(...of: readonly [T, ...T[]]): T => of[below(of.length)] ?? of[0];
  const ids = { referralId: anId(`referral ${nth} ${below(3)}`), childId, toUnit: pick('dosvy-17', 'ngo-a') };
  const visit = pick(...Visit.options as [Visit, ...Visit[]]);
  const together = [childId, sibling];
  const told: readonly [NewEvent, ...NewEvent[]] = [
    ReferralSent.of({ ...ReferralSent.sample, ...ids, answerDueAt: farAway(below(99)) }),
    ReferralAnswerReminded.of({ ...ids, escalationDueAt: farAway(below(99)) }),
    ReferralAccepted.of({ ...ids, kind: pick('REFERRAL', 'COURT_SUPPORT') }),
    ReferralDeclined.of({ ...ids, reason: 'NO_CAPACITY' }),
    ReferralRevoked.of({ ...ids, reason: 'SENT_IN_ERROR', onward: [anId('onward'), anId('asked')].slice(below(3)) }),
    ReferralCompleted.of({ ...ids, outcome: 'NEEDS_MET' }),
    ReintegrationStarted.of({ ...ReintegrationStarted.sample, childId, visits: Visit.options.map((each) => ({ visit: each, dueOn: '2189-01-01', overdueAt: farAway(below(99)) })) }),
    InterviewRepeatRequested.of({ ...InterviewRepeatRequested.sample, childId, requestId: anId(`request ${nth} ${below(3)}`), answerDueAt: farAway(below(99)) }),
    FollowUpDone.of({ childId, visit, finding: 'SAFE' }),
    FollowUpMissed.of({ childId, visit, reason: 'NO_STAFF' }),
    CaseOpened.of({ ...CaseOpened.sample, caseId: anId(`case ${nth}`), childIds: together, concerns: [pick('TRAFFICKING', 'NEGLECT')] }),
    SummonsIssued.of({ ...SummonsIssued.sample, childId }),
  ];
  const event = pick(...told);
  return { event, childIds: event.contract === CaseOpened || event.contract === SummonsIssued ? together : [childId] };
}

/** What a relay would send of a log of so many happenings: some of them are about two children. */
export function anyMessages(below: Below, happenings: number): readonly BusMessage[] {
  return Array.from({ length: happenings }, (_unused, index) => {
    const { event, childIds } = anyHappening(below);
    const metadata = anEnvelope({ version: event.contract.version, childIds: [...childIds], caseId: anId('case') }) as unknown as JsonObject;
    const stored = { id: anId(`event ${index}`), stream: `stream-${index}`, revision: 0n, position: BigInt(index), created: new Date(0), type: event.contract.type, data: event.data, metadata };
    return messagesOf(stored, contractOf);
  }).flat();
}

/**
 * The same messages as a bus may bring them: children overtake each other, and now and then a child's last messages come
 * again before it goes on. Of one child nothing is left out, and nothing comes for the first time before what was before it.
 */
export function jumbled(messages: readonly BusMessage[], below: Below): readonly BusMessage[] {
  const waiting = new Map<string, BusMessage[]>();
  for (const message of messages) waiting.set(message.key, [...(waiting.get(message.key) ?? []), message]);
  const delivered: BusMessage[] = [];
  while (waiting.size > 0) {
    const keys = [...waiting.keys()];
    const key = keys[below(keys.length)] ?? '';
    const seen = delivered.filter((message) => message.key === key);
    if (below(4) === 0) delivered.push(...[...new Set(seen)].slice(-1 - below(4)));
    const [next, ...rest] = waiting.get(key) ?? [];
    if (next !== undefined) delivered.push(next);
    if (rest.length === 0) waiting.delete(key);
    else waiting.set(key, rest);
  }
  return [...delivered, ...messages.slice(-5)];
}

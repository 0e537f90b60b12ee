import { seeded } from '../bus/seed.js';
import { type Agency, agencies, type Decision, firstInterview, habits, inputs, type Reason, type Topic } from './inputs.js';

/** Somebody wants to interview the child, on a day of the province's year (the first is 0). */
export interface Intent {
  readonly agency: Agency;
  readonly day: number;
  /** The officer goes on without asking where the share of such officers is above this. */
  readonly patience: number;
  readonly reason: Reason;
  readonly topics: readonly Topic[];
  /** What those who decide would say to it. */
  readonly decisions: { readonly dosvy: Decision; readonly court: Decision };
  /** Whether it would come to light if it were held without leave. */
  readonly comesToLight: boolean;
}

export interface SyntheticChild {
  readonly index: number;
  readonly sex: 'FEMALE' | 'MALE';
  readonly ageYears: number;
  readonly districtCode: '1702' | '1710';
  readonly reportDay: number;
  /** Day on which the AHTJP plans its interview. */
  readonly planDay: number;
  readonly planTopics: readonly Topic[];
  /** What is told in the sessions of that interview; a reluctant child has two. */
  readonly sessions: readonly (readonly Topic[])[];
  /** In the order of their days. */
  readonly intents: readonly Intent[];
}

/** Children who never lived, and who will want to interview them: the same for the same seed. */
export function syntheticProvince(seed: number, size: number): readonly SyntheticChild[] {
  const below = seeded('simulated province', String(seed));
  const chance = (share: number) => below(2 ** 30) / 2 ** 30 < share;
  const between = (from: number, to: number) => from + below(to - from + 1);
  const some = (topics: readonly [Topic, ...Topic[]]) => {
    const [first, ...rest] = topics;
    return [first, ...rest.filter(() => chance(0.7))];
  };
  function oneOf(reasons: readonly (readonly [Reason, number])[]): Reason {
    let drawn = below(100);
    const found = reasons.find(([, weight]) => (drawn -= weight) < 0);
    return found?.[0] ?? 'NOT_DETAILED';
  }
  function decision(): Decision {
    if (chance(inputs.authorised.value)) return 'AUTHORISE';
    return chance(inputs.redirected.value / (1 - inputs.authorised.value)) ? 'REDIRECT' : 'REFUSE';
  }

  function intentOf(agency: Agency, reportDay: number): Intent {
    const { days, topics, reasons } = habits[agency];
    const officer = below(inputs.officers.value);
    return {
      agency,
      day: reportDay + between(...days),
      // Of twenty officers two are impatient at 10 %, the same two and two more at 20 %.
      patience: (officer + 0.5) / inputs.officers.value,
      reason: oneOf(reasons),
      topics: some(topics),
      decisions: { dosvy: decision(), court: decision() },
      comesToLight: chance(inputs.comesToLight.value),
    };
  }

  function child(index: number): SyntheticChild {
    const reportDay = Math.floor((index * 365) / inputs.childrenAYear.value);
    const pooled = chance(inputs.pooled.value) ? agencies.flatMap((agency) => habits[agency].topics) : [];
    const planTopics = [...new Set([...firstInterview.topics, ...pooled])];
    const tells = () => planTopics.filter(() => chance(inputs.toldOfTopic.value));
    const reluctant = chance(inputs.reluctant.value);
    const second = chance(inputs.tellsInSecond.value) ? tells() : [];
    return {
      index,
      sex: chance(0.5) ? 'FEMALE' : 'MALE',
      ageYears: between(6, 17),
      districtCode: chance(0.5) ? '1702' : '1710',
      reportDay,
      planDay: reportDay + between(...firstInterview.plannedAfter),
      planTopics,
      sessions: reluctant ? [[], second] : [tells()],
      intents: agencies
        .filter((agency) => chance(habits[agency].chance))
        .map((agency) => intentOf(agency, reportDay))
        .toSorted((one, other) => one.day - other.day),
    };
  }
  return Array.from({ length: size }, (_none, index) => child(index));
}

import { type Facts, isCertified, type KnownInterviewer } from '#access';
import * as contracts from '#contracts/interviews';
import { unitOn } from '#contracts/vocabulary';
import { type DataOf, dayOf, type DecisionContext, type InputOf, InvalidInput, type Rejection } from '#kernel';
import type { Series, State } from './ledger-state.js';

type Context = DecisionContext<Facts>;
type Planning = Pick<DataOf<typeof contracts.InterviewSeriesPlanned>, 'interviewerId' | 'childPrefers' | 'wishUnmetReason' | 'plannedFor' | 'language'>;
type Holding = Pick<InputOf<typeof contracts.HoldInterviewSession>, 'interviewerId' | 'interviewerSex' | 'uncertifiedReason' | 'changeReason' | 'wishUnmetReason'>;
type HeldBy = Pick<DataOf<typeof contracts.InterviewSessionHeld>, 'interviewerId' | 'interviewerSex' | 'certified' | 'uncertifiedReason' | 'changeReason' | 'wishUnmetReason'>;

type Refused = { readonly refusal: Rejection };

const interviewerOf = ({ interviewers }: Facts, interviewerId: string) => interviewers.find((one) => one.interviewerId === interviewerId);

const wrong = (path: string, problem: string) => InvalidInput.of({ problems: [{ path, problem }] });
const unknown = wrong('interviewerId', 'is nobody in the register: look it up among the interviewers, or have them registered');

const meets = ({ sex }: Pick<KnownInterviewer, 'sex'>, prefers: Planning['childPrefers']) => prefers === undefined || prefers === 'NO_PREFERENCE' || sex === prefers;

/**
 * Who could hold it without a reason: certified that day, speaking the language, as the child prefers; first who knows
 * the child already, then who is of the province.
 */
function deputyFor({ plannedFor: day, language, childPrefers }: Planning, { series }: State, { actor, facts }: Context) {
  const home = unitOn(facts.reference, actor.unit, day)?.province;
  const met = series.map(({ heldBy: by }) => by);
  const rank = ({ interviewerId, unit }: KnownInterviewer): number => {
    if (met.includes(interviewerId)) return 0;
    return unitOn(facts.reference, unit, day)?.province === home ? 1 : 2;
  };
  const able = facts.interviewers.filter(
    (one) => isCertified(one, day) && meets(one, childPrefers) && (language === undefined || one.languages.includes(language)),
  );
  const [deputy] = able.toSorted((one, other) => rank(one) - rank(other) || (one.interviewerId < other.interviewerId ? -1 : 1));
  return deputy === undefined ? {} : { deputyId: deputy.interviewerId, deputyUnit: deputy.unit };
}

/** Why the one who is named cannot be planned with; undefined where nothing stands against it, or nobody is named yet. */
export function cannotInterview(said: Planning, state: State, context: Context): Rejection | undefined {
  if (said.interviewerId === undefined) return undefined;
  const interviewer = interviewerOf(context.facts, said.interviewerId);
  if (interviewer === undefined) return unknown;
  if (!isCertified(interviewer, said.plannedFor)) {
    return contracts.InterviewerNotCertified.of({ interviewerId: said.interviewerId, ...deputyFor(said, state, context) });
  }
  if (said.childPrefers === undefined || meets(interviewer, said.childPrefers) || said.wishUnmetReason !== undefined) return undefined;
  return contracts.ChildsWishNotMet.of({ childPrefers: said.childPrefers, ...deputyFor(said, state, context) });
}

/** What was said of a plan, with a reason only where the child's wish is not met. */
export function plannedWith<Said extends Planning>({ wishUnmetReason, ...plan }: Said, facts: Facts) {
  const interviewer = plan.interviewerId === undefined ? undefined : interviewerOf(facts, plan.interviewerId);
  const unmet = interviewer !== undefined && !meets(interviewer, plan.childPrefers);
  return unmet && wishUnmetReason !== undefined ? { ...plan, wishUnmetReason } : plan;
}

type Supported = Pick<InputOf<typeof contracts.HoldInterviewSession>, 'childId' | 'supportPerson'>;

/** Why this adult cannot be at the child's side: one who lives with a suspect, or is to the child what a suspect is to it. */
export function cannotSupport({ childId, supportPerson }: Supported, { suspects }: Facts): Rejection | undefined {
  if (supportPerson === undefined) return undefined;
  const { relation, livesWithSuspect } = supportPerson;
  // These two say nothing of who it is.
  const tells = relation !== 'OTHER' && relation !== 'UNKNOWN';
  const suspected = tells && suspects.some((suspect) => suspect.childId === childId && suspect.relation === relation);
  return livesWithSuspect || suspected ? contracts.SupportPersonNotAllowed.of({}) : undefined;
}

type Wish = Pick<HeldBy, 'wishUnmetReason'>;

/** Why it was not somebody as the child prefers: as it is said now, or as the plan said of the same one. */
function asWished(said: Holding, series: Series, { sex, interviewerId }: Pick<KnownInterviewer, 'sex'> & Partial<KnownInterviewer>): Wish | Refused {
  const { childPrefers, interviewerId: planned, wishUnmetReason: asPlanned } = series.plan;
  if (childPrefers === undefined || meets({ sex }, childPrefers)) return { wishUnmetReason: undefined };
  const wishUnmetReason = said.wishUnmetReason ?? (interviewerId !== undefined && interviewerId === planned ? asPlanned : undefined);
  return wishUnmetReason === undefined ? { refusal: contracts.ChildsWishNotMet.of({ childPrefers }) } : { wishUnmetReason };
}

/** Somebody whom the register does not have: known by sex alone, and never certified. */
function heldByStranger(said: Holding, series: Series): HeldBy | Refused {
  const { interviewerSex, changeReason } = said;
  if (interviewerSex === undefined) return { refusal: wrong('interviewerSex', 'is needed where neither the plan nor an earlier session names anybody') };
  const isAnother = series.heldBy !== undefined;
  if (isAnother && changeReason === undefined) return { refusal: contracts.AnotherInterviewer.of({ interviewerId: series.heldBy }) };
  const wish = asWished(said, series, { sex: interviewerSex });
  if ('refusal' in wish) return wish;
  return { interviewerId: undefined, interviewerSex, uncertifiedReason: undefined, changeReason: isAnother ? changeReason : undefined, ...wish };
}

/**
 * By whom a session was held: who is named; somebody outside the register, where only the sex is told; or else, where
 * neither is, who held the last one, or was planned with. What was held stays recordable: without a certificate, by
 * another than the child knows, or by somebody whom it would rather not speak to, it takes a reason.
 */
export function heldBy(said: Holding, series: Series, { facts, occurredAt }: Context): HeldBy | Refused {
  const asExpected = said.interviewerSex === undefined ? (series.heldBy ?? series.plan.interviewerId) : undefined;
  const interviewerId = said.interviewerId ?? asExpected;
  if (interviewerId === undefined) return heldByStranger(said, series);
  const interviewer = interviewerOf(facts, interviewerId);
  if (interviewer === undefined) return { refusal: unknown };
  if (said.interviewerSex !== undefined && said.interviewerSex !== interviewer.sex) {
    return { refusal: wrong('interviewerSex', 'is not what the register says of the one named: leave one of the two out') };
  }
  const isAnother = series.heldBy !== undefined && series.heldBy !== interviewerId;
  if (isAnother && said.changeReason === undefined) return { refusal: contracts.AnotherInterviewer.of({ interviewerId: series.heldBy }) };
  const certified = isCertified(interviewer, dayOf(occurredAt));
  if (!certified && said.uncertifiedReason === undefined) return { refusal: contracts.InterviewerNotCertified.of({ interviewerId }) };
  const wish = asWished(said, series, interviewer);
  if ('refusal' in wish) return wish;
  return {
    interviewerId,
    interviewerSex: interviewer.sex,
    certified,
    uncertifiedReason: certified ? undefined : said.uncertifiedReason,
    changeReason: isAnother ? said.changeReason : undefined,
    ...wish,
  };
}

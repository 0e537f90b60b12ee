import type { Facts } from '#access';
import * as contracts from '#contracts/interviews';
import { type Reference, unitOn, unitsOn } from '#contracts/vocabulary';
import { accept, dayOf, decider, NotFoundOrNotYours, reject } from '#kernel';

const { InterviewerRegistered, InterviewerCertified, InterviewerEnded, RegisterInterviewer, CertifyInterviewer, EndInterviewer } = contracts;
const events = { InterviewerRegistered, InterviewerCertified, InterviewerEnded };
const commands = { RegisterInterviewer, CertifyInterviewer, EndInterviewer };

interface State {
  /** Undefined until somebody was registered. */
  readonly unit?: string;
  /** Whether they interview no more; who comes back is registered again. */
  readonly ended: boolean;
}

/** Units of the whole country whose people train others. */
const national = (reference: Reference, day: string): string[] =>
  unitsOn(reference, day)
    .filter(({ role, province }) => province === undefined && (role === 'ahtjp-provincial' || role === 'dosvy'))
    .map(({ id }) => id);

const noChild = () => [];

/** One who interviews children: entered by their own unit, certified by a national one, by staff number and never by name. */
export const interviewer = decider<State, Facts, typeof events, typeof commands>({
  category: 'interviewer',
  events,
  commands,
  initialState: { ended: false },
  evolve: {
    InterviewerRegistered: (_state, { unit }) => ({ unit, ended: false }),
    InterviewerCertified: (state) => state,
    InterviewerEnded: (state) => ({ ...state, ended: true }),
  },
  children: { RegisterInterviewer: noChild, CertifyInterviewer: noChild, EndInterviewer: noChild },
  concerns: () => ({ childIds: [] }),
  standing: ({ unit }) => ({ employer: unit }),
  decide: {
    RegisterInterviewer: (said, { unit, ended }, { id, actor }) =>
      unit !== undefined && !ended
        ? reject(contracts.InterviewerAlreadyRegistered.of({ interviewerId: id }))
        : accept(InterviewerRegistered.of({ ...said, interviewerId: id, unit: actor.unit })),
    CertifyInterviewer: (said, { unit, ended }, { actor, facts, occurredAt }) => {
      const today = dayOf(occurredAt);
      const mayCertify = national(facts.reference, today);
      // Whoever is of a province learns by the answer nothing of who is in the register.
      if (unitOn(facts.reference, actor.unit, today)?.province !== undefined) return reject(contracts.CertifiedByNationalUnits.of({ mayCertify }));
      if (unit === undefined || ended) return reject(NotFoundOrNotYours.of({}));
      if (unit === actor.unit) {
        return reject(contracts.CertifiedByNationalUnits.of({ mayCertify: mayCertify.filter((other) => other !== unit) }));
      }
      return accept(InterviewerCertified.of({ ...said, certifiedBy: actor.unit }));
    },
    EndInterviewer: (said, { ended }) => (ended ? reject(NotFoundOrNotYours.of({})) : accept(InterviewerEnded.of(said))),
  },
});

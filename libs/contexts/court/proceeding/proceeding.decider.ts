import { type Facts, wrongCase } from '#access';
import * as contracts from '#contracts/court';
import { unknownOffences, UnknownOffence } from '#contracts/vocabulary';
import { accept, dayOf, decider, type DecisionContext, reject, surelyBefore } from '#kernel';

const { ComplaintReceived, ChargeLaid, VerdictGiven, SummonsIssued, ReceiveComplaint, LayCharge, GiveVerdict, IssueSummons } = contracts;
const events = { ComplaintReceived, ChargeLaid, VerdictGiven, SummonsIssued };
const commands = { ReceiveComplaint, LayCharge, GiveVerdict, IssueSummons };

interface Charge {
  readonly offenceCode: string;
  readonly outcome?: 'CONVICTION' | 'ACQUITTAL';
}

interface State {
  readonly childIds: readonly string[];
  readonly caseId?: string | undefined;
  readonly openedBy?: string;
  readonly charges: Readonly<Record<string, Charge>>;
  /** Who was summoned for which day (ISO date). */
  readonly summons: readonly { readonly childId: string; readonly hearingOn: string }[];
}

const isLaw = (code: string, { facts, occurredAt }: DecisionContext<Facts>) =>
  unknownOffences(facts.reference, [code], dayOf(occurredAt)).length === 0;

const children = (_input: unknown, { childIds }: State) => childIds;

/** One complaint before one court, which alone goes on with it: charges are its parts, so it is counted once. */
export const proceeding = decider<State, Facts, typeof events, typeof commands>({
  category: 'proceeding',
  events,
  commands,
  initialState: { childIds: [], charges: {}, summons: [] },
  evolve: {
    ComplaintReceived: (_state, { childIds, caseId }, { actor }) => ({ childIds, caseId, openedBy: actor.unit, charges: {}, summons: [] }),
    ChargeLaid: (state, { chargeId, offenceCode }) => ({ ...state, charges: { ...state.charges, [chargeId]: { offenceCode } } }),
    VerdictGiven: (state, { chargeId, offenceCode, outcome }) => ({
      ...state,
      charges: { ...state.charges, [chargeId]: { offenceCode, outcome } },
    }),
    SummonsIssued: (state, { childId, hearingOn }) => ({ ...state, summons: [...state.summons, { childId, hearingOn }] }),
  },
  children: { ReceiveComplaint: ({ childIds }) => childIds, LayCharge: children, GiveVerdict: children, IssueSummons: children },
  concerns: ({ childIds, caseId }) => ({ childIds, caseId }),
  standing: ({ openedBy }) => ({ opener: openedBy }),
  decide: {
    ReceiveComplaint: (said, _state, { id, facts }) => {
      const refusal = wrongCase(facts, said.caseId, said.childIds);
      return refusal === undefined ? accept(ComplaintReceived.of({ ...said, proceedingId: id })) : reject(refusal);
    },
    LayCharge: (said, _state, context) =>
      isLaw(said.offenceCode, context)
        ? accept(ChargeLaid.of({ ...said, chargeId: context.newId('charge') }))
        : reject(UnknownOffence.of({ codes: [said.offenceCode] })),
    GiveVerdict: (said, { charges }, context) => {
      const charge = charges[said.chargeId];
      if (charge === undefined) return reject(contracts.ChargeUnknown.of({}));
      if (charge.outcome !== undefined) return reject(contracts.VerdictAlreadyGiven.of({ outcome: charge.outcome }));
      if (said.outcome !== 'CONVICTION' && said.sentenceMonths !== undefined) return reject(contracts.SentenceWithoutConviction.of({}));
      const offenceCode = said.offenceCode ?? charge.offenceCode;
      // What was charged stays judgeable when its law has ended since: the law in force at the act applies.
      if (offenceCode !== charge.offenceCode && !isLaw(offenceCode, context)) return reject(UnknownOffence.of({ codes: [offenceCode] }));
      return accept(VerdictGiven.of({ ...said, offenceCode }));
    },
    IssueSummons: (said, { childIds, summons }, { actor, occurredAt, newId }) => {
      const { childId, hearingOn } = said;
      if (!childIds.includes(childId)) return reject(contracts.ChildNotInProceeding.of({}));
      if (surelyBefore({ value: `${hearingOn}T00:00:00+07:00`, precision: 'DAY' }, occurredAt)) return reject(contracts.HearingBeforeSummons.of({}));
      if (summons.some((before) => before.childId === childId && before.hearingOn === hearingOn)) {
        return reject(contracts.SummonsAlreadyIssued.of({ hearingOn }));
      }
      return accept(SummonsIssued.of({ ...said, summonsId: newId('summons'), courtUnit: actor.unit }));
    },
  },
});

import { type Facts, wrongCase } from '#access';
import * as contracts from '#contracts/contacts';
import { contactLimitsOn, unitOn, UnknownUnit } from '#contracts/vocabulary';
import { accept, type Author, dayOf, decider, type DecisionContext, InvalidInput, NotFoundOrNotYours, reject, type Rejection } from '#kernel';
import { evolution, nothingFixed, ownContact, standing, type State } from './contacts-state.js';

const { ContactFixed, ContactMoved, ContactCalledOff, FixContact, MoveContact, CallOffContact } = contracts;
const events = { ContactFixed, ContactMoved, ContactCalledOff };
const commands = { FixContact, MoveContact, CallOffContact };

const child = ({ childId }: { readonly childId: string }) => [childId];

/** A hearing is the court's; a district post takes minimal facts and plans no talk. */
const mayFix = (role: Author['role'], kind: contracts.ContactKind): boolean =>
  kind === 'HEARING' ? role === 'court-liaison' : kind !== 'TALK' || role !== 'police-district';

const isOver = (on: string) => reject(contracts.ContactIsOver.of({ on }));

const problem = (path: string, what: string): Rejection => InvalidInput.of({ problems: [{ path, problem: what }] });

/** Where others want the child too, a contact needs a reason. Tells days and units, and never what for. */
function warning(wanted: contracts.Contact & { readonly childId: string }, state: State, { facts }: DecisionContext<Facts>): Rejection | undefined {
  const known = standing(state, facts.contacts, wanted.childId);
  const found = contracts.inTheWay(known, wanted, contactLimitsOn(facts.reference, wanted.on));
  if (contracts.isClear(found)) return undefined;
  const clashes = found.clashes.map(({ on, time, unit }) => ({ on, unit, ...(time === undefined ? {} : { time }) }));
  return contracts.ContactClash.of({ clashes, overload: found.overload, planJointlyWith: [...found.planJointlyWith] });
}

/**
 * The days that agencies have fixed with one child. Two that fix at the same moment meet at the stream's revision: the
 * second of them is told.
 */
export const calendar = decider<State, Facts, typeof events, typeof commands>({
  category: 'contacts',
  events,
  commands,
  initialState: nothingFixed,
  evolve: evolution,
  children: { FixContact: child, MoveContact: child, CallOffContact: child },
  concerns: ({ newest }, id) => ({ childIds: [id], caseId: newest.caseId, parties: newest.withUnits }),
  standing: ({ contacts }) => ({ opener: contacts.map(({ unit }) => unit) }),
  decide: {
    FixContact: ({ despite, ...said }, state, context) => {
      const { actor, facts, occurredAt, newId } = context;
      const today = dayOf(occurredAt);
      if (!mayFix(actor.role, said.kind)) return reject(contracts.ContactKindNotYours.of({ kind: said.kind }));
      if (said.on < today) return reject(problem('on', 'lies before the day on which it was fixed'));
      const wrong = wrongCase(facts, said.caseId, [said.childId]);
      if (wrong !== undefined) return reject(wrong);
      const unknown = said.withUnits.find((unit) => unit === actor.unit || unitOn(facts.reference, unit, today) === undefined);
      if (unknown !== undefined) return reject(UnknownUnit.of({ unit: unknown }));
      const wanted = { ...said, contactId: newId('contact'), unit: actor.unit };
      const warned = warning(wanted, state, context);
      if (warned !== undefined && despite === undefined) return reject(warned);
      return accept(ContactFixed.of({ ...wanted, ...(warned === undefined ? {} : { despite }) }));
    },
    MoveContact: ({ childId, contactId, on, time, despite }, state, context) => {
      const { actor, occurredAt } = context;
      const today = dayOf(occurredAt);
      const before = ownContact(state, contactId, actor.unit);
      if (before === undefined) return reject(NotFoundOrNotYours.of({}));
      if (before.calledOff || before.on < today) return isOver(before.on);
      if (on < today) return reject(problem('on', 'lies before the day on which it was moved'));
      const { kind, unit } = before;
      const warned = warning({ ...before, on, time }, state, context);
      if (warned !== undefined && despite === undefined) return reject(warned);
      return accept(ContactMoved.of({ contactId, childId, kind, unit, on, time, movedFrom: before.on, ...(warned === undefined ? {} : { despite }) }));
    },
    CallOffContact: ({ childId, contactId, reason }, state, { actor, occurredAt }) => {
      const before = ownContact(state, contactId, actor.unit);
      if (before === undefined) return reject(NotFoundOrNotYours.of({}));
      const { kind, unit, on } = before;
      if (before.calledOff || on < dayOf(occurredAt)) return isOver(on);
      return accept(ContactCalledOff.of({ contactId, childId, kind, unit, on, reason }));
    },
  },
});

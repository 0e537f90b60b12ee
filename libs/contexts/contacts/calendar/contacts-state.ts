import type { DataOf } from '#kernel';
import type { ContactCalledOff, ContactFixed, ContactMoved, KnownContact } from '#contracts/contacts';

/** A contact that was fixed in this calendar. */
interface Fixed extends KnownContact {
  readonly caseId?: string | undefined;
  readonly calledOff: boolean;
}

export interface State {
  readonly contacts: readonly Fixed[];
  /** What the newest entry is about, and the units that it names. */
  readonly newest: Pick<Fixed, 'caseId' | 'withUnits'>;
}

export const nothingFixed: State = { contacts: [], newest: { withUnits: [] } };

const changed = (state: State, contactId: string, changes: Partial<Fixed>): State => {
  const contacts = state.contacts.map((one) => (one.contactId === contactId ? { ...one, ...changes } : one));
  return { contacts, newest: contacts.find((one) => one.contactId === contactId) ?? nothingFixed.newest };
};

export const evolution = {
  ContactFixed: ({ contacts }: State, { contactId, childId, caseId, kind, unit, on, time, withUnits }: DataOf<typeof ContactFixed>): State => {
    const fixed = { contactId, childId, caseId, kind, unit, on, time, withUnits, source: 'FIXED', calledOff: false } as const;
    return { contacts: [...contacts, fixed], newest: fixed };
  },
  ContactMoved: (state: State, { contactId, on, time }: DataOf<typeof ContactMoved>) => changed(state, contactId, { on, time }),
  ContactCalledOff: (state: State, { contactId }: DataOf<typeof ContactCalledOff>) => changed(state, contactId, { calledOff: true }),
};

/** What stands in the calendar of this child: fixed here and not called off, or known from elsewhere. */
export const standing = ({ contacts }: State, elsewhere: readonly KnownContact[], childId: string): readonly KnownContact[] => [
  ...contacts.filter(({ calledOff }) => !calledOff),
  // The service's own copy of what was fixed is older than the stream.
  ...elsewhere.filter((one) => one.childId === childId && one.source !== 'FIXED'),
];

/** The contact, where it is this unit's. */
export const ownContact = ({ contacts }: State, contactId: string, unit: string): Fixed | undefined =>
  contacts.find((one) => one.contactId === contactId && one.unit === unit);

import { z } from 'zod';
import { day, event, id } from '#kernel';
import { unitId } from '#contracts/vocabulary';
import { CallOffReason, contactClass, ContactKind, ContactTime, DespiteReason } from './codes.js';

const example = {
  contactId: '7d1f0c52-9a3e-5b64-8c07-2e5f6a7b8c90',
  childId: '3f0e8f7a-2b1c-5d4e-8f9a-0b1c2d3e4f5a',
  kind: 'TALK',
  unit: 'ngo-a',
} as const;

/** What every event of a contact tells: codes only. What is said at it belongs to the record of it. */
const contact = {
  contactId: id(),
  childId: id(),
  kind: ContactKind,
  /** Unit whose contact it is. */
  unit: unitId(),
  on: day(),
};
const about = ({ kind }: { readonly kind: z.infer<typeof ContactKind> }) => contactClass(kind);

export const ContactFixed = event({
  type: 'contacts.ContactFixed',
  version: 1,
  about,
  milestone: 'Contact fixed',
  partial: ['contactId', 'kind', 'unit', 'on', 'time'],
  published: false,
  data: z.object({
    ...contact,
    caseId: id().optional(),
    /** Absent where only the day is known. */
    time: ContactTime.optional(),
    /** Units that take part, so that they need no contact of their own. */
    withUnits: z.array(unitId()),
    /** Why it was fixed although it came on top of others; absent where nothing was in its way. */
    despite: DespiteReason.optional(),
  }),
  sample: {
    ...example,
    caseId: '5b0c1f6e-7a61-5c3b-9b0e-2f4d8a6c1e77',
    on: '2026-03-06',
    time: { from: '09:00', minutes: 60 },
    withUnits: ['dosvy-17'],
    despite: 'AGREED_WITH_OTHERS',
  },
});

export const ContactMoved = event({
  type: 'contacts.ContactMoved',
  version: 1,
  about,
  milestone: 'Contact moved',
  partial: ['contactId', 'kind', 'unit', 'on', 'time', 'movedFrom'],
  published: false,
  data: z.object({
    ...contact,
    time: ContactTime.optional(),
    /** Day on which it was to be before. */
    movedFrom: day(),
    despite: DespiteReason.optional(),
  }),
  sample: { ...example, on: '2026-03-09', time: { from: '14:30', minutes: 45 }, movedFrom: '2026-03-06', despite: 'CHILD_ASKED' },
});

export const ContactCalledOff = event({
  type: 'contacts.ContactCalledOff',
  version: 1,
  about,
  milestone: 'Contact called off',
  partial: ['contactId', 'kind', 'unit', 'on'],
  published: false,
  data: z.object({ ...contact, reason: CallOffReason }),
  sample: { ...example, on: '2026-03-09', reason: 'JOINED_ANOTHER_CONTACT' },
});

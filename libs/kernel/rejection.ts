import { z } from 'zod';

/** A refusal with a name: a fact the caller can act on, never a thrown string. */
export interface RejectionContract<S extends z.ZodObject = z.ZodObject> {
  readonly name: string;
  /** What the person at the screen should do now. */
  readonly message: string;
  readonly fields: S;
  of(fields: z.input<S>): Rejection;
}

export interface Rejection {
  readonly name: string;
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export function rejection<S extends z.ZodObject>(definition: {
  readonly name: string;
  readonly message: string;
  readonly fields: S;
}): RejectionContract<S> {
  return {
    ...definition,
    of: (fields) => ({ name: definition.name, message: definition.message, fields: definition.fields.parse(fields) }),
  };
}

const none = z.object({});

export const InvalidInput = rejection({
  name: 'InvalidInput',
  message: 'Some fields cannot be taken as they are. Correct the ones listed and send again; nothing was recorded.',
  fields: z.object({ problems: z.array(z.object({ path: z.string(), problem: z.string() })) }),
});

export const NotAllowed = rejection({
  name: 'NotAllowed',
  message: 'Your role does not do this. Ask the agency whose task it is; nothing was recorded.',
  fields: none,
});

/** The same answer for what does not exist and for what exists but is not the caller's. */
export const NotFoundOrNotYours = rejection({
  name: 'NotFoundOrNotYours',
  message: 'There is no such record that you may act on. Check the number, or ask for a referral; nothing was recorded.',
  fields: none,
});

export const CommandIdReused = rejection({
  name: 'CommandIdReused',
  message: 'This command id was already used for something else. Send again with a new command id; nothing was recorded.',
  fields: none,
});

export const TryAgain = rejection({
  name: 'TryAgain',
  message: 'The answer did not come in time. Send the same again with the same command id: it will not be recorded twice.',
  fields: none,
});

/** Nothing more can be kept anywhere before an operator acts; the caller's screen must not show it as the caller's fault. */
export const StorageFull = rejection({
  name: 'StorageFull',
  message: 'There is no room left to record anything. Tell whoever runs the system to make room, then send the same again with the same command id: it will not be recorded twice.',
  fields: none,
});

/** Refusals that any command can meet. */
export const generalRejections = [InvalidInput, NotAllowed, NotFoundOrNotYours, CommandIdReused, TryAgain, StorageFull] as const;

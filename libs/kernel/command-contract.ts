import type { z } from 'zod';
import type { RejectionContract } from './rejection.js';

/** The services that a command can be routed to. */
export const services = ['police', 'dosvy', 'court', 'ngo'] as const;
export type ServiceName = (typeof services)[number];

type Field<S extends z.ZodObject> = keyof z.output<S> & string;

export interface CommandContract<S extends z.ZodObject = z.ZodObject> {
  /** Imperative, unique in the product. */
  readonly name: string;
  readonly context: string;
  readonly service: ServiceName;
  /** Where only the product's own policies give it: it is no part of the API, and no role has it. */
  readonly by?: 'policy';
  /** One line for the person who fills in the form. */
  readonly help: string;
  readonly input: S;
  /**
   * The one stream it appends to: the category and the id of what it is about. A new thing has no id yet: it is
   * derived from the command id, so that a repeat finds its own work. What an office numbers itself has an id that
   * follows from the giver's unit and that number: entered twice, it is the same thing.
   */
  readonly stream: { readonly category: string; readonly id: Field<S> | 'new' | { readonly numberedByUnit: Field<S> } };
  /** Refusals of its own, besides the general ones. */
  readonly rejections: readonly RejectionContract[];
}

export type InputOf<C> = C extends CommandContract<infer S> ? z.output<S> : never;

export function command<S extends z.ZodObject>(contract: CommandContract<S>): CommandContract<S> {
  return contract;
}

import { z } from 'zod';
import type { Outcome } from '#kernel';

/** The one message pattern on which a service takes commands. */
export const commandPattern = 'toldonce.command.v1';

/** A command on its way from the gateway to the service that decides it. The token is verified again there and not kept. */
export const CommandMessage = z.object({
  name: z.string(),
  id: z.string(),
  input: z.record(z.string(), z.unknown()),
  occurredAt: z.unknown(),
  correlationId: z.string(),
  token: z.string(),
});
export type CommandMessage = z.infer<typeof CommandMessage>;

/** Takes a command to the service that decides it and brings the answer back. */
export interface CommandRoute {
  send(message: CommandMessage): Promise<Outcome>;
}

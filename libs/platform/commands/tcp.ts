import { Controller, Inject } from '@nestjs/common';
import { ClientProxyFactory, MessagePattern, Payload, Transport } from '@nestjs/microservices';
import { firstValueFrom, timeout } from 'rxjs';
import { type Outcome, TryAgain } from '#kernel';
import { CommandMessage, commandPattern, type CommandRoute } from './message.js';

export const COMMAND_HOST = Symbol('command host');

const answerWithin = 20_000;

/** The service's end of the line: one message, one answer. */
@Controller()
export class CommandController {
  constructor(@Inject(COMMAND_HOST) private readonly host: CommandRoute) {}

  @MessagePattern(commandPattern)
  take(@Payload() payload: unknown): Promise<Outcome> {
    return this.host.send(CommandMessage.parse(payload));
  }
}

export interface Address {
  readonly host: string;
  readonly port: number;
}

/** The gateway's end: an answer that does not come is said so, and the caller repeats under the same command id. */
export function tcpRoute({ host, port }: Address): CommandRoute & { close(): Promise<void> } {
  const client = ClientProxyFactory.create({ transport: Transport.TCP, options: { host, port } });
  return {
    async send(message) {
      try {
        return await firstValueFrom(client.send<Outcome>(commandPattern, message).pipe(timeout(answerWithin)));
      } catch {
        return { kind: 'rejected', rejection: TryAgain.of({}) };
      }
    },
    async close() {
      await client.close();
    },
  };
}

import { Controller, Inject } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import { firstValueFrom, timeout, TimeoutError } from 'rxjs';
import { type ErrorKind, type Log, note, type Outcome, type ServiceName, TryAgain, type Word, word } from '#kernel';
import { CommandClient, type CommandClientOptions } from './line/command-client.js';
import { CommandMessage, commandPattern, type CommandRoute } from './message.js';

const answerWithin = 20_000;

export const COMMAND_HOST = Symbol('command host');

/** The service's end of the line: one message, one answer. */
@Controller()
export class CommandController {
  constructor(@Inject(COMMAND_HOST) private readonly host: CommandRoute) {}

  @MessagePattern(commandPattern)
  take(@Payload() payload: unknown): Promise<Outcome> {
    return this.host.send(CommandMessage.parse(payload));
  }
}

export interface TcpRouteOptions extends CommandClientOptions {
  /** Who takes the commands, for the log. */
  readonly service: ServiceName;
  readonly log: Log;
  /** Milliseconds to wait for an answer. */
  readonly patience?: number;
}

const tryAgain: Outcome = { kind: 'rejected', rejection: TryAgain.of({}) };

/** A service that answers that it failed: the line is as it should be. */
const isAnswer = (error: unknown): boolean => Object(error) === error && (error as { status?: unknown }).status === 'error';

/** The gateway's end: an answer that does not come is said so, and the caller repeats under the same command id. */
export function tcpRoute({ service, log, patience = answerWithin, ...options }: TcpRouteOptions): CommandRoute & { close(): void } {
  const client = new CommandClient(options);
  let away: Word | ErrorKind | undefined;
  const answered = () => {
    if (away !== undefined) log(note('info', 'a service answers commands again', { service: word(service) }));
    away = undefined;
  };
  const missed = (reason: Word | ErrorKind) => {
    if (away !== reason) log(note('warn', 'a service does not answer commands', { service: word(service), reason }));
    away = reason;
  };

  return {
    async send(message) {
      const before = client.heard();
      try {
        const outcome = await firstValueFrom(client.send<Outcome>(commandPattern, message).pipe(timeout(patience)));
        answered();
        return outcome;
      } catch (error) {
        if (isAnswer(error)) {
          answered();
          return tryAgain;
        }
        const late = error instanceof TimeoutError;
        missed(late ? word('no-answer-in-time') : client.reasonOf(error));
        if (late) client.dropIfSilentSince(before);
        return tryAgain;
      }
    },
    close: () => {
      client.close();
    },
  };
}

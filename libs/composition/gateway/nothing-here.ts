import { type ArgumentsHost, Catch, type ExceptionFilter, NotFoundException } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

/** What is answered to an address that leads nowhere: without the address, in which somebody may have written a name. */
const answer = { statusCode: 404, message: 'There is nothing at this address.' };

@Catch(NotFoundException)
export class NothingHere implements ExceptionFilter {
  catch(_error: NotFoundException, host: ArgumentsHost): void {
    void host.switchToHttp().getResponse<FastifyReply>().status(answer.statusCode).send(answer);
  }
}

/** The same for an address that cannot even be read. */
export const unreadableAddress = (_error: Error, _request: unknown, reply: FastifyReply): void => {
  void reply.status(answer.statusCode).send(answer);
};

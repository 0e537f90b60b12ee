import { Inject, type Type } from '@nestjs/common';
import { Args, ArgsType, Field, ID, ObjectType, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#kernel';
import { ApiError } from '../graphql/api-error.js';
import { knownId } from '../graphql/moment.js';
import { type Connection, connection, connectionType, PageArguments, pageOf } from '../graphql/paging.js';
import { CurrentActor } from '../graphql/request-context.js';
import { READING_DESK, type ReadingDesk } from './reading-desk.js';

@ObjectType({ description: 'Somebody looked, searched, was refused, or changed something.' })
class AccessLogEntry {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  at!: string;

  @Field(() => ID, { description: 'Opaque id of the person.' })
  actorId!: string;

  @Field(() => String)
  unit!: string;

  @Field(() => String)
  role!: string;

  @Field(() => String)
  operation!: string;

  @Field(() => String, { description: 'granted or refused' })
  outcome!: string;

  @Field(() => [String], { description: 'Classes of personal data that were opened, the name of the refusal, or what the look was for.' })
  detail!: readonly string[];
}

const AccessLogConnection = connectionType('AccessLogEntry', AccessLogEntry);

@ArgsType()
class AccessLogArguments extends PageArguments {
  @Field(() => ID, { description: 'Child, referral or case.' })
  subject!: string;
}

@Resolver()
class AccessLogResolver {
  constructor(@Inject(READING_DESK) private readonly desk: ReadingDesk) {}

  @Query(() => AccessLogConnection, { description: 'Who looked at what of this child, the latest first; for the privacy officer.' })
  async accessLog(@CurrentActor() actor: Actor, @Args() { subject, ...asked }: AccessLogArguments): Promise<Connection<AccessLogEntry>> {
    const { size, after } = pageOf(asked);
    const mayRead = actor.role === 'privacy-officer';
    const id = knownId(subject);
    // Only an id is kept: somebody may ask by a name.
    await this.desk.log(actor, [{ operation: 'accessLog', outcome: mayRead ? 'granted' : 'refused', subjects: id === undefined ? [] : [id] }]);
    if (!mayRead) throw new ApiError('NOT_FOR_YOUR_ROLE', 'The access log is read by the privacy officer.');
    if (after !== undefined && !/^\d{1,18}$/.test(after)) throw new ApiError('BAD_PAGE', 'Go on with a cursor that a page of this list gave you.');
    const { entries, next } = await this.desk.looksAt(id ?? subject, { limit: size, ...(after === undefined ? {} : { before: after }) });
    const edges = entries.map(({ number, actor: who, at, operation, outcome, detail }) => ({
      cursor: number,
      node: { id: number, at: at.toISOString(), actorId: who.id, unit: who.unit, role: who.role, operation, outcome, detail },
    }));
    return connection(edges, next !== undefined);
  }
}

export const accessLogResolvers: readonly Type[] = [AccessLogResolver];

import { Inject, type Type } from '@nestjs/common';
import { Args, ArgsType, Field, Query, Resolver } from '@nestjs/graphql';
import { holdersOf, registrationLevel, type Relation, relations } from '#access';
import { type Actor, cursorOf, idPart } from '#kernel';
import { Child, type Connection, connection, connectionType, CurrentActor, PageArguments, pageOf, READING_DESK, type ReadingDesk } from '#platform';
import { z } from 'zod';
import { childrenOf } from './standing.queries.js';

const ChildConnection = connectionType('Child', Child);
const cursor = cursorOf(z.tuple([z.iso.datetime(), idPart()]));

@ArgsType()
class ChildrenArguments extends PageArguments {
  @Field(() => String, { nullable: true, description: 'Wait until this place in the log is shown.' })
  atLeast?: string | null;
}

/** Relations through which this role may know who the child is. */
const knowing = (actor: Actor): readonly Relation[] =>
  relations.filter((relation) => registrationLevel(actor, [relation]) !== 'none');

@Resolver()
class ChildrenResolver {
  constructor(@Inject(READING_DESK) private readonly desk: ReadingDesk) {}

  @Query(() => ChildConnection, { description: 'Children whom you may know, the latest first.' })
  async children(@CurrentActor() actor: Actor, @Args() { atLeast, ...asked }: ChildrenArguments): Promise<Connection<Child>> {
    const { size, after } = pageOf(asked);
    await this.desk.atLeast(atLeast);
    const [since, childId] = after === undefined ? [] : cursor.read(after);
    const found = await childrenOf(this.desk.database, {
      holders: holdersOf(actor),
      relations: knowing(actor),
      first: size + 1,
      after: since === undefined || childId === undefined ? undefined : { since, childId },
    });
    const page = found.slice(0, size);
    const standing = await this.desk.relationsTo(
      actor,
      page.map((row) => row.childId),
    );
    await this.desk.log(actor, [{ operation: 'children', outcome: 'granted', subjects: page.map((row) => row.childId) }]);
    const edges = page.map((row) => ({
      cursor: cursor.write([row.since, row.childId]),
      node: { id: row.childId, relations: standing.get(row.childId) ?? [] },
    }));
    return connection(edges, found.length > size);
  }
}

export const standingResolvers: readonly Type[] = [ChildrenResolver];

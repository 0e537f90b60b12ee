import { Inject, type Type } from '@nestjs/common';
import { Args, ArgsType, Field, ID, ObjectType, Parent, Query, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import type { Actor } from '#kernel';
import {
  Child,
  type Connection,
  connection,
  connectionType,
  CurrentActor,
  type EventDetail,
  knownId,
  moment,
  PageArguments,
  pageOf,
  READING_DESK,
  type ReadingDesk,
  RecheckSignIn,
  type SchemaTypes,
} from '#platform';
import { arrivingEntries } from './arriving.graphql.js';
import { identityOf } from './identity.graphql.js';
import { present, type ShownEntry } from './present.graphql.js';
import { timelinePage } from './timeline.queries.js';
import { addCodedFields, ChildIdentity, TimelineEntryHead, TimelineFilter } from './timeline-types.graphql.js';
import { partClasses, releasedTo, standingOf, tellingClasses, visibleClasses } from './visible.graphql.js';

@ArgsType()
class TimelineArguments extends PageArguments {
  @Field(() => TimelineFilter, { nullable: true })
  filter?: TimelineFilter | null;
}

/** The child and its timeline; the entry's detail is the union that follows from the event contracts. */
export function timelineResolvers(Detail: object, types: SchemaTypes): readonly Type[] {
  addCodedFields(types);

  @ObjectType({ description: 'One thing that happened to the child or was done for it.' })
  class TimelineEntry extends TimelineEntryHead {
    @Field(() => Detail, { nullable: true, description: 'Null where you may know only that it happened.' })
    detail!: EventDetail | null;
  }
  const TimelineConnection = connectionType('TimelineEntry', TimelineEntry);

  @Resolver(() => Child)
  class ChildResolver {
    constructor(@Inject(READING_DESK) private readonly desk: ReadingDesk) {}

    @Query(() => Child, { nullable: true, description: 'Null where there is no such child, or none that you may know of.' })
    async child(
      @CurrentActor() actor: Actor,
      @Args('id', { type: () => ID }) given: string,
      @Args('atLeast', { type: () => String, nullable: true }) position?: string | null,
    ): Promise<Child | null> {
      await this.desk.atLeast(position);
      const id = knownId(given);
      const { knows, relations } = await standingOf(this.desk, actor, id);
      const subjects = id === undefined ? [] : [id];
      await this.desk.log(actor, [{ operation: 'child', outcome: knows ? 'granted' : 'refused', subjects }]);
      return knows && id !== undefined ? { id, relations } : null;
    }

    @ResolveField(() => ChildIdentity, { nullable: true, description: 'Null where you may not know who the child is.' })
    identity(@CurrentActor() actor: Actor, @Parent() child: Child): Promise<ChildIdentity | null> {
      return identityOf(this.desk, actor, child);
    }

    @ResolveField(() => TimelineConnection, { description: 'What you may see, the latest first.' })
    async timeline(
      @CurrentActor() actor: Actor,
      @Parent() child: Child,
      @Args() { filter, ...asked }: TimelineArguments,
    ): Promise<Connection<ShownEntry>> {
      const { size, after } = pageOf(asked);
      const agencies = filter?.agencies ?? undefined;
      const abouts = (agencies === undefined ? visibleClasses : tellingClasses)(actor, child.relations);
      const released = await releasedTo(this.desk, actor, child.id);
      const page = await timelinePage(this.desk.database, {
        childId: child.id,
        first: size,
        after,
        kinds: filter?.kinds ?? undefined,
        agencies,
        from: moment('from', filter?.from),
        to: moment('to', filter?.to),
        asOf: moment('asOf', filter?.asOf),
        visible: { abouts, unit: actor.unit, partAbouts: partClasses(actor), recordings: released },
      });
      const { shown, classes } = await present(this.desk, actor, { relations: child.relations, released }, page.entries);
      await this.desk.log(actor, [{ operation: 'timeline', outcome: 'granted', subjects: [child.id], detail: classes }]);
      const cursors = new Map(page.entries.map(({ eventId, cursor }) => [eventId, cursor]));
      return connection(shown.map((node) => ({ node, cursor: cursors.get(node.id) ?? '' })), page.hasMore);
    }
  }

  @Resolver()
  class TimelineSubscription {
    constructor(@Inject(READING_DESK) private readonly desk: ReadingDesk) {}

    @Subscription(() => TimelineEntry, {
      description: 'Entries as they are recorded, as far as you may see them when they arrive.',
      resolve: (entry: ShownEntry) => entry,
    })
    async timelineEntryAdded(
      @CurrentActor() actor: Actor,
      @RecheckSignIn() recheckSignIn: () => Promise<void>,
      @Args('childId', { type: () => ID }) given: string,
    ) {
      const id = knownId(given);
      // What cannot be an id is waited for in vain, as a child that is not there.
      const news = arrivingEntries(this.desk, { actor, recheckSignIn }, id ?? given);
      try {
        const { knows } = await standingOf(this.desk, actor, id);
        const subjects = id === undefined ? [] : [id];
        await this.desk.log(actor, [{ operation: 'timelineEntryAdded', outcome: knows ? 'granted' : 'refused', subjects, detail: ['subscribed'] }]);
      } catch (error) {
        await news.return?.();
        throw error;
      }
      return news;
    }
  }
  return [ChildResolver, TimelineSubscription];
}

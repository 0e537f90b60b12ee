import { Inject, type Type } from '@nestjs/common';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { mayStandingSo } from '#access';
import { ContactKind, ContactTime, inTheWay } from '#contracts/contacts';
import { contactLimitsOn } from '#contracts/vocabulary';
import { type Actor, dayAt } from '#kernel';
import { ApiError, calendarDay, CurrentActor, knownId, READING_DESK, type ReadingDesk, type SchemaTypes } from '#platform';
import { contactsWith } from './calendar.queries.js';
import { contactTypes } from './contact-types.graphql.js';
import { shownCalendar, shownInTheWay } from './shown-contact.js';

function timeNamed(name: string, value: unknown): ContactTime | undefined {
  if (value === null || value === undefined) return undefined;
  const { success, data } = ContactTime.safeParse(value);
  if (success) return data;
  throw new ApiError('BAD_INPUT', `${name} is no time: say from when, like 14:30, and for 5 to 720 minutes.`);
}

/** On which days others have to do with a child, for those who plan to. No content, and the kind only for those it is for. */
export function calendarResolvers(types: SchemaTypes): readonly Type[] {
  const { Kind, TimeInput, ContactDay, ContactOutlook } = contactTypes(types);

  @Resolver()
  class CalendarResolver {
    constructor(@Inject(READING_DESK) private readonly desk: ReadingDesk) {}

    /** The contacts with a child, where this actor may fix one; logged either way. */
    private async known(actor: Actor, given: string, operation: string) {
      const childId = knownId(given);
      const relations = childId === undefined ? [] : ((await this.desk.relationsTo(actor, [childId])).get(childId) ?? []);
      const may = mayStandingSo(actor.role, 'FixContact', relations);
      await this.desk.log(actor, [{ operation, outcome: may ? 'granted' : 'refused', subjects: childId === undefined ? [] : [childId] }]);
      if (!may || childId === undefined) return undefined;
      return { childId, contacts: await contactsWith(this.desk.database, [childId]), looker: { actor, relations } };
    }

    @Query(() => [ContactDay], {
      nullable: true,
      description: 'Days on which agencies have to do with a child, the first one first. Null where the child is not yours to plan with.',
    })
    async contactCalendar(
      @CurrentActor() actor: Actor,
      @Args('childId', { type: () => ID }) given: string,
      @Args('from', { type: () => String, description: 'First day.' }) first: string,
      @Args('until', { type: () => String, description: 'Last day.' }) last: string,
      @Args('atLeast', { type: () => String, nullable: true }) position?: string | null,
    ) {
      const days = { from: calendarDay('from', first), until: calendarDay('until', last) };
      if (days.from > days.until) throw new ApiError('BAD_INPUT', 'until lies before from: name the first day, then the last.');
      await this.desk.atLeast(position);
      const found = await this.known(actor, given, 'contactCalendar');
      if (found === undefined) return null;
      return shownCalendar(found.contacts, { ...days, today: dayAt(this.desk.now()), reference: this.desk.reference }, found.looker);
    }

    @Query(() => ContactOutlook, {
      nullable: true,
      description: 'Ask this before you fix a talk, an interview, an exam, a hearing or a visit. Null where the child is not yours to plan with.',
    })
    async contactOutlook(
      @CurrentActor() actor: Actor,
      @Args('childId', { type: () => ID }) given: string,
      @Args('kind', { type: () => Kind, description: 'An interview is a talk.' }) kind: string,
      @Args('on', { type: () => String, description: 'The day that you think of.' }) wantedOn: string,
      @Args('time', { type: () => TimeInput, nullable: true }) wantedAt?: object | null,
      @Args('withUnits', { type: () => [String], nullable: true, description: 'Units that would take part.' }) withUnits?: string[] | null,
      @Args('atLeast', { type: () => String, nullable: true }) position?: string | null,
    ) {
      const on = calendarDay('on', wantedOn);
      const time = timeNamed('time', wantedAt);
      await this.desk.atLeast(position);
      const found = await this.known(actor, given, 'contactOutlook');
      if (found === undefined) return null;
      const wanted = { contactId: '', unit: actor.unit, kind: ContactKind.parse(kind), on, time, withUnits: withUnits ?? [] };
      return shownInTheWay(inTheWay(found.contacts, wanted, contactLimitsOn(this.desk.reference, on)), found.looker);
    }
  }
  return [CalendarResolver];
}

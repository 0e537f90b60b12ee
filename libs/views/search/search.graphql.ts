import { Inject, type Type } from '@nestjs/common';
import { Args, ArgsType, Field, Float, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { registrationLevel, type Relation, roleMay } from '#access';
import { nameParts, nameTokens, searchReceipt } from '#contracts/children';
import { Sex } from '#contracts/vocabulary';
import { type Actor, dayAt, text } from '#kernel';
import { ApiError, Child, CurrentActor, READING_DESK, type ReadingDesk, type SchemaTypes } from '#platform';
import { agesAround, bandsAround } from './ages.js';
import { knownAmong } from './known-among.js';
import { findByTokens } from './search.queries.js';
import { searchTerm } from './terms.js';

const most = { known: 20, looked: 5_000 };
const pageSize = 500;
const Name = text(200);

/** Searching by name and by number of another system. What was searched for is kept nowhere. */
export function searchResolvers(types: SchemaTypes): readonly Type[] {
  @ArgsType()
  class SearchArguments {
    @Field(() => String, { description: 'Name in Khmer or Latin script, or the number under which another system knows the child.' })
    name!: string;

    @Field(() => types.enumOf(Sex), { nullable: true })
    sex?: string | null;

    @Field(() => Int, { nullable: true, description: 'Age in years; two years more or less are found too.' })
    ageYears?: number | null;

    @Field(() => String, { nullable: true, description: 'Two digits of the gazetteer.' })
    provinceCode?: string | null;

    @Field(() => String, { nullable: true })
    atLeast?: string | null;
  }

  @ObjectType({ description: 'A child that may be the one you look for.' })
  class ChildMatch {
    @Field(() => Child)
    child!: Child;

    @Field(() => Float, { description: 'Share of the name that was found, 0 to 1.' })
    likeness!: number;
  }

  @ObjectType()
  class ChildSearch {
    @Field(() => String, { description: 'Proof of this search; a child is registered with it, within the hour, under this name.' })
    receipt!: string;

    @Field(() => [ChildMatch], { description: 'Those you may know of, the likeliest first.' })
    matches!: ChildMatch[];

    @Field(() => Boolean, {
      description: 'False where so many have such a name that not all could be looked at: add another part of the name, sex or age.',
    })
    isComplete!: boolean;

    @Field(() => Boolean, {
      description: 'Whether a child of nearly this name, sex and age is known to somebody else; its age is compared by bands. Ask DoSVY before you register it again.',
    })
    possibleMatchElsewhere!: boolean;
  }

  @Resolver()
  class SearchResolver {
    constructor(@Inject(READING_DESK) private readonly desk: ReadingDesk) {}

    @Query(() => ChildSearch, { description: 'Look whether the child is known before you register it.' })
    async searchChildren(@CurrentActor() actor: Actor, @Args() asked: SearchArguments): Promise<ChildSearch> {
      if (!roleMay(actor.role, 'RegisterChild')) {
        await this.desk.log(actor, [{ operation: 'searchChildren', outcome: 'refused', subjects: [] }]);
        throw new ApiError('NOT_FOR_YOUR_ROLE', 'Your role does not register children, so it does not search for them.');
      }
      const name = Name.safeParse(asked.name);
      if (!name.success) throw new ApiError('BAD_INPUT', 'name: write the name by which the child is called, up to 200 characters.');
      await this.desk.atLeast(asked.atLeast);
      const { database, keyVault, now } = this.desk;
      const tokens = nameTokens(await keyVault.purposeKey('search'), [searchTerm(name.data)]);
      const { sex, ageYears, provinceCode } = asked;
      const question = { tokens, on: dayAt(now()), sex: sex ?? undefined, first: pageSize };
      const ages = (around: (years: number) => readonly [number, number]) => (typeof ageYears === 'number' ? around(ageYears) : undefined);
      const standing = new Map<string, readonly Relation[]>();
      const areKnown = async (childIds: readonly string[]) => {
        for (const [childId, relations] of await this.desk.relationsTo(actor, childIds)) standing.set(childId, relations);
        return new Set(childIds.filter((childId) => ['full', 'partial'].includes(registrationLevel(actor, standing.get(childId) ?? []))));
      };
      const found = (after: string | undefined) =>
        findByTokens(database, { ...question, ages: ages(agesAround), provinceCode: provinceCode ?? undefined, after });
      const { known: mine, isComplete } = await knownAmong(found, areKnown, most);
      const isWholePerson = nameParts(name.data).length > 1 && typeof sex === 'string' && typeof ageYears === 'number';
      // In the whole country: whether a hit comes and goes with the province would tell where a stranger's child is.
      const alike = isWholePerson ? (await findByTokens(database, { ...question, ages: ages(bandsAround) })).entries : [];
      const wholly = alike.filter(({ matched }) => matched === tokens.length);
      const known = await areKnown(wholly.map(({ childId }) => childId));
      const elsewhere = wholly.filter(({ childId }) => !known.has(childId));
      await this.desk.log(actor, [
        { operation: 'searchChildren', outcome: 'granted', subjects: mine.map(({ childId }) => childId) },
        ...(elsewhere.length === 0 ? [] : [{ operation: 'searchChildren', outcome: 'refused' as const, subjects: elsewhere.map(({ childId }) => childId) }]),
      ]);
      return {
        receipt: searchReceipt(await keyVault.purposeKey('fingerprint'), actor.id, name.data, now()),
        matches: mine.map(({ childId, matched }) => ({
          child: { id: childId, relations: [...(standing.get(childId) ?? [])] },
          likeness: matched / tokens.length,
        })),
        isComplete,
        possibleMatchElsewhere: elsewhere.length > 0,
      };
    }
  }
  return [SearchResolver];
}

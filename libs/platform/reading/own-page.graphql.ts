import { Inject, type Type } from '@nestjs/common';
import { Args, ArgsType, Field, ID, ObjectType, Query, registerEnumType, Resolver } from '@nestjs/graphql';
import { type Actor, dayAt, type Role, roles } from '#kernel';
import { unitsOn } from '#contracts/vocabulary';
import { CurrentActor } from '../graphql/request-context.js';
import { READING_DESK, type ReadingDesk } from './reading-desk.js';

const RoleName = Object.fromEntries(roles.map((role) => [role.toUpperCase().replaceAll('-', '_'), role]));
registerEnumType(RoleName, { name: 'Role' });

@ObjectType({ description: 'Whom you are signed in as.' })
class Me {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  agency!: string;

  @Field(() => String)
  unit!: string;

  @Field(() => RoleName)
  role!: Role;

  @Field(() => String, { nullable: true, description: 'Two digits of the gazetteer.' })
  province!: string | null;
}

@ObjectType({ description: 'An office that referrals and tasks can be sent to.' })
class Unit {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  agency!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true })
  nameKhmer!: string | null;

  @Field(() => RoleName)
  role!: Role;

  @Field(() => String, { nullable: true })
  province!: string | null;
}

@ArgsType()
class UnitArguments {
  @Field(() => RoleName, { nullable: true })
  role?: Role | null;

  @Field(() => String, { nullable: true, description: 'Two digits of the gazetteer; units for the whole country are found too.' })
  province?: string | null;
}

@Resolver()
class OwnPageResolver {
  constructor(@Inject(READING_DESK) private readonly desk: ReadingDesk) {}

  @Query(() => Me)
  me(@CurrentActor() actor: Actor): Me {
    return { ...actor, province: actor.province ?? null };
  }

  @Query(() => [Unit], { description: 'The directory of units as it stands today.' })
  units(@Args() { role, province }: UnitArguments): Unit[] {
    const today = dayAt(this.desk.now());
    return unitsOn(this.desk.reference, today)
      .filter((unit) => role === null || role === undefined || unit.role === role)
      .filter((unit) => province === null || province === undefined || unit.province === undefined || unit.province === province)
      .map((unit) => ({ ...unit, nameKhmer: unit.nameKhmer ?? null, province: unit.province ?? null }));
  }
}

/** Who one is and whom one can turn to: the directory, no child. */
export const ownPageResolvers: readonly Type[] = [OwnPageResolver];

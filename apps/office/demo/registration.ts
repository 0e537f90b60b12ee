import { RegisterChild } from '#contracts/children';
import { derivedId, type OccurredAt } from '#kernel';
import { commandIdOf, type Done, type OfficeApi } from './office-api.js';
import type { Person } from './person.js';

interface Registrar {
  readonly user: string;
  readonly key: string;
  readonly at: OccurredAt;
}

/** The id of a child of the demonstration, the same in every office that loads it. */
export const childIdOf = (key: string) => derivedId(commandIdOf(`${key}/registered`), RegisterChild.name);

const search = 'query Search($name: String!) { searchChildren(name: $name) { receipt } }';

/** Searches for the child under its name, as everybody must, and registers it with the receipt of that search. */
export async function register(api: OfficeApi, { user, key, at }: Registrar, person: Person, more: { birthDate?: string; village?: string } = {}): Promise<Done> {
  const { nameKhmer, nameLatin, sex, age: ageYears, district } = person;
  const name = nameKhmer ?? nameLatin;
  const { searchChildren } = await api.ask<{ searchChildren: { receipt: string } }>(user, search, { name });
  const known = { nameKhmer, nameLatin, ...more, ...(more.birthDate === undefined ? { ageYears } : {}) };
  return api.send(RegisterChild, { user, key: `${key}/registered`, at }, { ...known, sex, districtCode: district, searchReceipt: searchChildren.receipt });
}

import { nameTokens } from '#contracts/children';
import { type Clear, type KeyVault, openAll, type RecordedEvent, sealedPlaces } from '#kernel';

/** For projections that keep nothing of personal fields. */
export const sealedShut: Clear = {
  text: () => {
    throw new Error('this projection did not declare that it opens personal fields');
  },
  tokens: () => {
    throw new Error('this projection did not declare that it opens personal fields');
  },
};

export interface Opening {
  clearOf(event: RecordedEvent): Promise<Clear>;
}

/** Asks the vault once for all keys that these events need. */
export async function openingOf(vault: KeyVault, events: readonly RecordedEvent[]): Promise<Opening> {
  const places = new Map(events.map((event) => [event.id, sealedPlaces(event.id, event.raw, event.contract.marked)]));
  const keyIds = new Set([...places.values()].flat().map(({ sealed }) => sealed.keyId));
  const keys = keyIds.size === 0 ? new Map<string, Buffer>() : await vault.keysById([...keyIds]);
  const searchKey = events.length === 0 ? Buffer.alloc(0) : await vault.purposeKey('search');
  return {
    async clearOf(event) {
      const sealed = places.get(event.id) ?? [];
      const opened = await openAll({ keysById: async () => keys }, sealed);
      const texts = new Map(sealed.map(({ at }, index) => [at.join('.'), opened[index]]));
      return {
        text(field) {
          const found = texts.get(field);
          return found?.state === 'open' ? found.value : undefined;
        },
        tokens: (names) => nameTokens(searchKey, names),
      };
    },
  };
}

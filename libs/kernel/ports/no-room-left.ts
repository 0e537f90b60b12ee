/** What keeps the record is full. Nothing of what was asked was written, and nothing can be before somebody makes room. */
export class NoRoomLeft extends Error {
  override readonly name = 'NoRoomLeft';

  /** @param what is full: a name for an operator, no data */
  constructor(what: string) {
    super(`there is no room left in ${what}`);
  }
}

interface Waiting<Item> {
  readonly items: readonly Item[];
  readonly written: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Lets many callers share one write: while a write is under way the next callers gather, and all go together when it
 * returns. No timer: a single caller does not wait, and the busier it is, the larger the groups. A failed write fails
 * every caller whose items were in it.
 * @param most callers' items taken together, unless one caller alone brings more
 */
export function groupCommit<Item>(write: (items: readonly Item[]) => Promise<void>, most: number) {
  let waiting: Waiting<Item>[] = [];
  let writing = false;

  function nextGroup(): readonly Waiting<Item>[] {
    let size = 0;
    const end = waiting.findIndex(({ items }, index) => (size += items.length) > most && index > 0);
    const group = end === -1 ? waiting : waiting.slice(0, end);
    waiting = end === -1 ? [] : waiting.slice(end);
    return group;
  }

  async function writeAll(): Promise<void> {
    writing = true;
    while (waiting.length > 0) {
      const group = nextGroup();
      try {
        await write(group.flatMap(({ items }) => items));
        for (const { written } of group) written();
      } catch (error) {
        for (const { failed } of group) failed(error);
      }
    }
    writing = false;
  }

  return (items: readonly Item[]): Promise<void> =>
    new Promise((written, failed) => {
      waiting.push({ items, written, failed });
      if (!writing) void writeAll();
    });
}

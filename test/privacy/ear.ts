/** One question over HTTP and its answer, as text. */
export interface Heard {
  readonly asked: string;
  readonly said: string;
}

export interface Ear {
  readonly heard: Heard[];
  /** From now on nothing is heard any more. */
  close(): void;
}

/** Hears whatever this spec is answered over HTTP, by whichever of its helpers it asks. */
export function listen(): Ear {
  const heard: Heard[] = [];
  const plain = globalThis.fetch;
  globalThis.fetch = async (to, options) => {
    const response = await plain(to, options);
    const headers = JSON.stringify([...response.headers]);
    heard.push({ asked: typeof options?.body === 'string' ? options.body : '', said: `${headers}\n${await response.clone().text()}` });
    return response;
  };
  return {
    heard,
    close: () => {
      globalThis.fetch = plain;
    },
  };
}

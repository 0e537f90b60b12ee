import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** Where what passes is held, by what a client says. */
export interface Hold {
  /** Only connections that began with this word; every connection where it is left out. */
  readonly on?: string;
  /** Said first. */
  readonly after: string;
  /** Said then, on the same connection; where it is left out the first word is the place. */
  readonly at?: string;
  /** Whether the server still hears the word, and whatever comes after it on that connection. */
  readonly passes: boolean;
  /** Whose answers no longer pass. */
  readonly answers?: 'of the connection' | 'of all';
}

interface Line {
  readonly near: Socket;
  readonly far: Socket;
  opening: string;
  heard: string;
  chosen: boolean;
  mute: boolean;
  deaf: boolean;
}

/** Longer than anything that is looked for, so that it is found across two pieces. */
const remembered = 4_096;

/** A stretch of network between the product and one of its engines, in which one word can be kept from arriving. */
export class TcpGate {
  readonly #lines = new Set<Line>();
  #shut: 'cut' | 'silent' | undefined;
  #hold: { readonly what: Hold; readonly reached: () => void } | undefined;

  private constructor(
    private readonly server: ReturnType<typeof createServer>,
    private readonly target: URL,
  ) {}

  /** @param url of the engine behind it */
  static async to(url: string): Promise<TcpGate> {
    const server = createServer();
    const gate = new TcpGate(server, new URL(url));
    server.on('connection', (near) => gate.#join(near));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return gate;
  }

  /** The engine's address through the gate. */
  get url(): string {
    const through = new URL(this.target);
    through.hostname = '127.0.0.1';
    through.port = String((this.server.address() as AddressInfo).port);
    return through.href;
  }

  /** Resolves when the place is reached, and what is to be held is held. */
  hold(what: Hold): Promise<void> {
    for (const line of this.#lines) Object.assign(line, { heard: '', chosen: false });
    return new Promise((reached) => {
      this.#hold = { what, reached };
    });
  }

  /** Nothing passes: connections break and none is accepted, or they stand and nothing more is heard on any. */
  shut(manner: 'cut' | 'silent'): void {
    this.#shut = manner;
    for (const line of this.#lines) {
      if (manner === 'cut') line.near.destroy();
      else Object.assign(line, { deaf: true, mute: true });
    }
  }

  /** Everything passes again; what was held is lost with its connections. */
  open(): void {
    this.#hold = undefined;
    this.#shut = undefined;
    for (const { near, far, mute, deaf } of this.#lines) {
      if (!mute && !deaf) continue;
      near.destroy();
      far.destroy();
    }
  }

  async remove(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    for (const { near, far } of this.#lines) {
      near.destroy();
      far.destroy();
    }
    await closed;
  }

  #join(near: Socket): void {
    if (this.#shut === 'cut') return void near.destroy();
    const silent = this.#shut === 'silent';
    const far = connect(Number(this.target.port), this.target.hostname);
    const line: Line = { near, far, opening: '', heard: '', chosen: false, mute: silent, deaf: silent };
    this.#lines.add(line);
    for (const socket of [near, far]) {
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.#lines.delete(line);
        near.destroy();
        far.destroy();
      });
    }
    near.on('data', (bytes) => {
      this.#listen(line, bytes);
      if (!line.deaf) far.write(bytes);
    });
    far.on('data', (bytes) => {
      if (!line.mute) near.write(bytes);
    });
  }

  #listen(line: Line, bytes: Buffer): void {
    const text = bytes.toString('latin1');
    line.opening ||= text;
    const said = line.heard + text;
    line.heard = said.slice(-remembered);
    if (this.#hold === undefined) return;
    const { what, reached } = this.#hold;
    if (what.on !== undefined && !line.opening.includes(what.on)) return;
    const begun = said.indexOf(what.after);
    line.chosen ||= begun >= 0;
    if (!line.chosen || (what.at !== undefined && !said.slice(Math.max(0, begun)).includes(what.at))) return;
    this.#hold = undefined;
    line.deaf = !what.passes;
    if (what.answers !== undefined) for (const one of what.answers === 'of all' ? this.#lines : [line]) one.mute = true;
    reached();
  }
}

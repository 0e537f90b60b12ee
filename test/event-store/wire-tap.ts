import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A stretch of network between client and server that can be watched, silenced and cut. */
export class WireTap {
  /** Bytes that came from the server so far. */
  received = 0;
  #silent = false;
  readonly #sockets = new Set<Socket>();

  private constructor(private readonly server: ReturnType<typeof createServer>) {}

  static async to(port: number): Promise<WireTap> {
    const server = createServer({ noDelay: true });
    const tap = new WireTap(server);
    server.on('connection', (near) => tap.#join(near, connect({ port, host: '127.0.0.1', noDelay: true })));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return tap;
  }

  get connectionString(): string {
    return `esdb://127.0.0.1:${(this.server.address() as AddressInfo).port}?tls=false`;
  }

  /** From now on nothing that the server says arrives. */
  silence(): void {
    this.#silent = true;
  }

  /** Ends all connections; new ones work again. */
  cut(): void {
    this.#silent = false;
    for (const socket of this.#sockets) socket.destroy();
  }

  async remove(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.cut();
    await closed;
  }

  #join(near: Socket, far: Socket): void {
    for (const socket of [near, far]) {
      this.#sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.#sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far);
    far.on('data', (bytes) => {
      if (this.#silent) return;
      this.received += bytes.length;
      if (near.write(bytes)) return;
      far.pause();
      near.once('drain', () => far.resume());
    });
  }
}

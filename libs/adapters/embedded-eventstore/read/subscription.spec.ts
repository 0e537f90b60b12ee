import { describe, expect, it } from '@jest/globals';
import { EventEmitter } from 'node:events';
import type { LogEntry } from '../log/log-entry.js';
import { RecentLog } from '../log/recent-log.js';
import { FrameSink, type FrameChannel } from './frame-sink.js';
import type { LiveSource } from './live-source.js';
import { serveSubscription } from './subscription.js';

/** A reader's connection that has room for so many frames, and for more when it is drained. */
class Reader extends EventEmitter implements FrameChannel {
  taken = 0;

  constructor(private room: number) {
    super();
  }

  write = (): boolean => {
    this.taken += 1;
    return (this.room -= 1) > 0;
  };

  drain(room: number): void {
    this.room = room;
    this.emit('drain');
  }
}

class Endless implements LiveSource {
  position = -1;
  pages = 0;

  next(): Promise<readonly LogEntry[]> {
    this.pages += 1;
    const page = Array.from({ length: 10 }, (_, n) => ({ position: this.position + n + 1, stream: 's', revision: 0, type: 'T', frame: Buffer.alloc(1) }));
    this.position += page.length;
    return Promise.resolve(page);
  }
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 20));

describe('a subscription whose reader is slow', () => {
  it('fetches no further page before the reader has taken the last, and ends when the reader leaves', async () => {
    const reader = new Reader(6);
    const source = new Endless();
    const sink = new FrameSink(reader);
    const served = serveSubscription(new RecentLog(10, 10), source, sink, undefined);
    await settle();
    expect([reader.taken, source.pages]).toEqual([6, 1]);
    reader.drain(8);
    await settle();
    expect([reader.taken, source.pages]).toEqual([14, 2]);
    reader.emit('cancelled');
    await served;
    expect([reader.taken, source.pages]).toEqual([14, 2]);
  });

  it('listens to the log until the reader leaves, and no longer', async () => {
    let listeners = 0;
    const log = {
      onChange: () => {
        listeners += 1;
        return () => (listeners -= 1);
      },
    };
    const reader = new Reader(100);
    const quiet: LiveSource = { position: -1, next: () => Promise.resolve([]) };
    const served = serveSubscription(log, quiet, new FrameSink(reader), undefined);
    await settle();
    expect(listeners).toBe(1);
    reader.emit('close');
    await served;
    expect(listeners).toBe(0);
  });
});

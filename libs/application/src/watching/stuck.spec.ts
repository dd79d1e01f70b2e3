import { MemoryEventStore, type ReadAllOptions, type StoredEvent } from '@elshi/event-store';
import type { ServiceStatus } from '../messages.js';
import { assembled } from '../open.js';
import { career, growingClock, registered, Service } from '../testing/service.js';
import { STUCK_AFTER } from './watch.js';

/** A log that hangs whoever reads all of it, for as long as the test wants: a disk that does not answer, say. */
class HangingLog extends MemoryEventStore {
  #go: () => void = () => undefined;
  #free: Promise<void> = Promise.resolve();

  hang(): void {
    this.#free = new Promise((resolve) => (this.#go = resolve));
  }

  goOn(): void {
    this.#go();
  }

  override async *readAll(options: ReadAllOptions): AsyncIterable<StoredEvent> {
    await this.#free;
    yield* super.readAll(options);
  }
}

describe('a projector that hangs', () => {
  let counted: number;
  let log: HangingLog;
  let service: Service;

  beforeEach(() => {
    counted = 0;
    log = new HangingLog({ clock: growingClock() });
    const options = { now: () => Number.MAX_SAFE_INTEGER, counted: () => counted };
    service = new Service(assembled({ kind: 'memory' }, log, options), log);
  });

  afterEach(async () => {
    log.goOn();
    await service.app.close();
  });

  const status = (): Promise<ServiceStatus> => service.app.runtime.status();

  async function caughtUp(): Promise<void> {
    while ((await status()).lag > 0 || !(await status()).ready) await new Promise(setImmediate);
  }

  it('is found out when the log has grown, and is forgotten when it goes on', async () => {
    await service.record('w1', ...career('2020-03-15'));
    await caughtUp();
    log.hang();
    counted += 1_000_000;
    await service.record('w2', registered('2020-01-01'));
    await service.record('w3', registered('2020-01-01'));
    const waiting = { lag: 2, parts: { views: { lag: 2 } } };

    expect(await status()).toMatchObject({ ready: true, lagSeconds: 0, ...waiting });
    counted += STUCK_AFTER * 1000 - 1;
    expect(await status()).toMatchObject({ ready: true, lagSeconds: 29.999, ...waiting });
    counted += 1;
    expect(await status()).toMatchObject({
      ready: false,
      lagSeconds: 30,
      fault: 'The lists have taken in nothing for 30 s, though the log has grown.',
      ...waiting,
    });
    expect(await service.app.officers.serviceRecord('w3', await service.now('2021-01-01'))).toMatchObject({
      outcome: 'found',
    });

    log.goOn();
    await caughtUp();
    expect(await status()).toMatchObject({ ready: true, lag: 0, lagSeconds: 0 });
  });

  it('is found out, too, when it hangs from the start', async () => {
    log.hang();
    await service.record('w1', registered('2020-01-01'));
    counted += STUCK_AFTER * 1000;

    expect(await status()).toMatchObject({ ready: false, lag: 1, lagSeconds: 30 });
    expect((await status()).fault).toMatch(/^The lists have taken in nothing for 30 s/);
  });

  it('does not look late because what it takes in was recorded long ago', async () => {
    const claim = { recordedAt: 1_000_000, recordedBy: 'register' };
    await service.submit('w1', registered('2020-01-01'), { claim });
    expect((await status()).lagSeconds).toBe(0);
    await caughtUp();

    expect(await status()).toMatchObject({ ready: true, lagSeconds: 0 });
  });
});

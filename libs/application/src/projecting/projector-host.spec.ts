import { readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MemoryEventStore } from '@elshi/event-store';
import { ViewsError, type ViewsWriter } from '@elshi/read-models';
import { Folders } from '../testing/folders.js';
import { digestOfFold } from '../testing/reference-views.js';
import { career, Service } from '../testing/service.js';
import { Hosted } from '../testing/hosted-projector.js';
import type { LogToProject } from './log-to-project.js';
import type { ProjectorReply } from './messages.js';
import { begunViews, servingViews } from './standing.js';
import { ViewsInMemory } from './views-in-memory.js';
import { ViewsInFolder } from './views-place.js';

const kinds = (replies: readonly ProjectorReply[]): readonly string[] => replies.map(({ kind }) => kind);

describe('the host of a projector', () => {
  const folders = new Folders();
  let folder: string;
  let service: Service;

  beforeEach(async () => {
    folder = folders.make();
    service = Service.over();
    await service.record('w1', ...career('2020-03-15'));
  });

  afterEach(async () => {
    await Hosted.closeAll();
    await service.app.close();
  });
  afterAll(() => folders.remove());

  const place = (edition = 'first'): ViewsInFolder => new ViewsInFolder(folder, edition);
  const hosted = (log: LogToProject = service.log, edition = 'first'): Hosted =>
    new Hosted(log, place(edition));
  const nameOf = (edition = 'first'): string => servingViews(place().kept(), edition)!.name;
  const digest = (): string => {
    const views = place().openWriter(nameOf());
    const found = views.digest();
    views.close();
    return found;
  };
  const views = (): readonly string[] => readdirSync(folder).filter((name) => name.endsWith('.db'));

  it('makes the views, brings them up to the log, and keeps them there', async () => {
    const host = hosted();
    expect(kinds(await host.until('caught-up'))).toEqual(['opened', 'progress', 'progress', 'caught-up']);

    await service.record('w2', ...career('2020-03-16'));
    host.moved();
    const said = await host.until('caught-up');
    expect(said.find((reply) => reply.kind === 'progress' && reply.position === 8)).toMatchObject({
      total: 8,
    });
    await host.close();

    expect(digest()).toBe(await digestOfFold(service.log));
  });

  it('goes on from where the views are', async () => {
    const first = hosted();
    await first.until('caught-up');
    await first.close();
    await service.record('w2', ...career('2020-03-16'));

    const second = hosted();
    const said = await second.until('caught-up');
    await second.close();
    expect(said.filter(({ kind }) => kind === 'progress')).toMatchObject([{ position: 4 }, { position: 8 }]);
  });

  it('makes views of a new edition, keeps the ones before them, and removes what is older', async () => {
    writeFileSync(join(folder, 'log.db'), 'not mine');
    writeFileSync(join(folder, 'views-of-long-ago.db'), 'no longer understood');
    for (const edition of ['first', 'second', 'third']) {
      const host = hosted(service.log, edition);
      await host.until('caught-up');
      await host.close();
    }

    expect(views()).toEqual(['log.db', nameOf('second'), nameOf('third')]);
  });

  it.each([
    ['is no database', (path: string) => writeFileSync(path, 'x'.repeat(5000))],
    ['has lost its end', (path: string) => truncateSync(path, 6000)],
    [
      'is empty',
      (path: string) => {
        // A file of its own: libsql holds on to the one that it closed until its statements are collected.
        rmSync(path);
        writeFileSync(path, '');
      },
    ],
  ])('makes the views anew when their file %s', async (_how, damage) => {
    const first = hosted();
    await first.until('caught-up');
    await first.close();
    damage(join(folder, nameOf()));

    const second = hosted();
    const said = await second.until('caught-up');
    await second.close();
    expect(kinds(said)).not.toContain('fault');
    expect(digest()).toBe(await digestOfFold(service.log));
  });

  it('makes the views anew when the log is shorter than they are, as after a restored backup', async () => {
    const first = hosted();
    await first.until('caught-up');
    await first.close();
    const backup = Service.over();
    await backup.record('w1', ...career('2020-03-15').slice(0, 2));

    const second = hosted(backup.log);
    await second.until('caught-up');
    await second.close();
    expect(digest()).toBe(await digestOfFold(backup.log));
    await backup.app.close();
  });

  it('makes the views anew when the log has gone another way since', async () => {
    const first = hosted();
    await first.until('caught-up');
    await first.close();
    const other = Service.over();
    await other.record('w1', ...career('2020-03-15'));
    await other.record('w2', ...career('2020-03-15'));

    const second = hosted(other.log);
    await second.until('caught-up');
    await second.close();
    expect(digest()).toBe(await digestOfFold(other.log));
    await other.app.close();
  });

  it('makes the views anew when whoever reads them has found them broken', async () => {
    const host = hosted();
    await host.until('caught-up');
    host.broken();
    expect(kinds(await host.until('caught-up'))).toEqual(['opened', 'progress', 'progress', 'caught-up']);
    await host.close();

    expect(digest()).toBe(await digestOfFold(service.log));
  });

  it('tries again what the disk refused, and says so', async () => {
    const refusing = new Refusing(3);
    const host = new Hosted(service.log, refusing);
    const said = await host.until('caught-up');
    await host.close();

    expect(said.filter(({ kind }) => kind === 'fault')).toEqual([
      { kind: 'fault', sentence: 'The disk is full.', lasting: false },
      { kind: 'fault', sentence: 'The disk is full.', lasting: false },
      { kind: 'fault', sentence: 'The disk is full.', lasting: false },
    ]);
  }, 20_000);

  it('ends at once when it is closed, whatever it is doing', async () => {
    const refusing = new Hosted(service.log, new Refusing(Infinity));
    await refusing.until('fault');
    const empty = new Hosted(new MemoryEventStore(), place('empty'));

    await Promise.all([refusing.close(), empty.close()]);
    expect(begunViews(place('empty').kept(), 'empty')).toMatchObject({ checkpoint: undefined });
  });
});

/** Views on a disk that is full so many times. */
class Refusing extends ViewsInMemory {
  #left: number;

  constructor(times: number) {
    super('test');
    this.#left = times;
  }

  override make(): { readonly name: string; readonly views: ViewsWriter } {
    if (this.#left === 0) return super.make();
    this.#left -= 1;
    throw new ViewsError('Unavailable', 'The disk is full.');
  }
}

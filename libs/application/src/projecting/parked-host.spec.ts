import type { ViewsWriter } from '@elshi/read-models';
import { Folders } from '../testing/folders.js';
import { Hosted } from '../testing/hosted-projector.js';
import { poisonedBy } from '../testing/poison.js';
import { digestOfFold } from '../testing/reference-views.js';
import { career, left, Service } from '../testing/service.js';
import { SpoiltLog } from '../testing/spoilt-log.js';
import type { Projection } from '../views/projections.js';
import type { ProjectorReply } from './messages.js';
import { servingViews } from './standing.js';
import { ViewsInFolder } from './views-place.js';

const kinds = (replies: readonly ProjectorReply[]): readonly string[] => replies.map(({ kind }) => kind);

/** The views that serve, opened for writing once the host has let go of them. */
const writerOf = (place: ViewsInFolder): ViewsWriter =>
  place.openWriter(servingViews(place.kept(), place.edition)!.name);

describe('the host of a projector, with events that cannot be projected', () => {
  const folders = new Folders();
  let folder: string;
  let service: Service;
  let log: SpoiltLog;
  const place = (): ViewsInFolder => new ViewsInFolder(folder, 'first');
  const digest = (): string => {
    const views = writerOf(place());
    const found = views.digest();
    views.close();
    return found;
  };
  const spoil = async (position: bigint): Promise<void> => {
    const [event] = await service.log.readPositions([position]);
    log.spoilt.add(event!.eventId);
  };
  const opened = (projections?: readonly Projection[]): Hosted =>
    new Hosted(log, place(), { kind: 'keep' }, projections);
  const parked = (): readonly string[] => {
    const writer = writerOf(place());
    const found = writer.parked().map((each) => `${each.projection} ${each.position} ${each.waiting}`);
    writer.close();
    return found;
  };

  beforeEach(async () => {
    folder = folders.make();
    service = Service.over();
    log = new SpoiltLog(service.log);
    await service.record('w1', ...career('2020-03-15'));
    await service.record('w2', ...career('2020-03-15'));
    await spoil(3n);
  });

  afterEach(async () => {
    await Hosted.closeAll();
    await service.app.close();
  });
  afterAll(() => folders.remove());

  it('parks them, goes on, and has no fault', async () => {
    const host = opened();
    const said = await host.until('caught-up');
    await host.close();

    expect(said.at(-2)).toMatchObject({ kind: 'progress', position: 8 });
    expect(kinds(said)).not.toContain('fault');
    expect(parked()).toEqual([
      'actFates 3 2',
      'audit 3 2',
      'eligibility 3 2',
      'findings 3 2',
      'officers 3 2',
    ]);
  });

  it('tries them again when it is asked, in the order in which it was asked, and goes on', async () => {
    const host = opened();
    await host.until('caught-up');
    host.retry(1, { projection: 'audit' });
    expect((await host.until('retried')).at(-1)).toMatchObject({
      number: 1,
      tried: [{ projection: 'audit', stream: 'officer-w1', events: 0, parked: { tries: 2, waiting: 2 } }],
    });
    log.spoilt.clear();
    host.retry(2, { stream: 'officer-w2' });
    host.retry(3);
    const said = [...(await host.until('retried')), ...(await host.until('retried'))];
    expect(said.filter(({ kind }) => kind === 'retried')).toMatchObject([
      { number: 2, tried: [] },
      { number: 3, tried: Array.from({ length: 5 }, () => ({ stream: 'officer-w1', events: 2 })) },
    ]);
    await service.record('w1', left('2021-01-01'));
    host.moved();
    await host.until('caught-up');
    await host.close();

    expect(parked()).toEqual([]);
    expect(digest()).toBe(await digestOfFold(service.log));
  });

  it('tries them once when it opens the views, and finds nothing parked in new ones', async () => {
    const first = opened();
    await first.until('caught-up');
    await first.close();
    log.spoilt.clear();
    await spoil(4n);
    const second = opened();
    await second.until('caught-up');
    await second.close();
    expect(parked()).toEqual([
      'actFates 4 1',
      'audit 4 1',
      'eligibility 4 1',
      'findings 4 1',
      'officers 4 1',
    ]);

    const third = opened();
    await third.until('caught-up');
    log.spoilt.clear();
    third.broken();
    await third.until('caught-up');
    await third.close();
    expect(parked()).toEqual([]);
    expect(digest()).toBe(await digestOfFold(service.log));
  });

  it('keeps every other projection going when one of them has a fault', async () => {
    log.spoilt.clear();
    const host = opened(poisonedBy({ audit: () => true }));
    await host.until('caught-up');
    await host.close();
    expect(parked()).toEqual(['audit 1 4', 'audit 5 4']);

    const cured = opened();
    await cured.until('caught-up');
    await cured.close();
    expect(digest()).toBe(await digestOfFold(service.log));
  });
});

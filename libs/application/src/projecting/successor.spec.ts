import { Folders } from '../testing/folders.js';
import { GatedLog } from '../testing/gated-log.js';
import { Hosted } from '../testing/hosted-projector.js';
import { digestOfFold } from '../testing/reference-views.js';
import { career, registered, Service } from '../testing/service.js';
import type { ProjectorReply, ProjectorTask } from './messages.js';
import { begunViews, servingViews } from './standing.js';
import { ViewsInFolder } from './views-place.js';

const kinds = (replies: readonly ProjectorReply[]): readonly string[] => replies.map(({ kind }) => kind);

describe('the host of a projector that is started beside another', () => {
  const folders = new Folders();
  let place: ViewsInFolder;
  let log: GatedLog;
  let service: Service;
  let serving: Hosted;

  beforeEach(async () => {
    place = new ViewsInFolder(folders.make(), 'first');
    log = new GatedLog();
    service = Service.over(log);
    await service.record('w1', ...career('2020-03-15'));
    serving = new Hosted(log, place);
    await serving.until('caught-up');
  });

  afterEach(async () => {
    log.open();
    await Hosted.closeAll();
    await service.app.close();
  });
  afterAll(() => folders.remove());

  const nameOfServing = (): string => servingViews(place.kept(), 'first')!.name;
  const beside = (fresh = false): ProjectorTask => ({ kind: 'rebuild', beside: nameOfServing(), fresh });
  const held = async (): Promise<number> => {
    serving.ask({ kind: 'hold' });
    const said = (await serving.until('held')).at(-1);
    return said?.kind === 'held' ? said.position : -1;
  };

  it('compares at one position and takes over at another, while the first stands still', async () => {
    const before = nameOfServing();
    const next = new Hosted(log, place, beside());
    const said = await next.until('ready');
    const compared = said.find((reply) => reply.kind === 'compared');
    const digest = await digestOfFold(log);
    expect(compared).toMatchObject({ comparison: { position: 4, digest, before: digest } });

    await service.record('w2', ...career('2020-03-16'));
    serving.moved();
    await serving.until('caught-up');
    const position = await held();
    await service.record('w3', registered('2020-01-01'));
    serving.moved();
    next.ask({ kind: 'take-over', position });
    expect((await next.until('took-over')).at(-1)).toMatchObject({ position: 8 });
    expect(nameOfServing()).not.toBe(before);
    await serving.close(true);
    expect(kinds(serving.replies)).not.toContain('progress');

    await next.until('caught-up');
    next.moved();
    await next.until('caught-up');
    await next.close();
    const [former, now] = place.kept().toSorted((one, other) => one.turn - other.turn);
    expect(former).toMatchObject({ name: before, standing: 'former', checkpoint: { position: 8 } });
    expect(now).toMatchObject({ standing: 'serving', checkpoint: { position: 9 } });
  });

  it('holds still until it may go on, and goes on from there', async () => {
    expect(await held()).toBe(4);
    await service.record('w2', ...career('2020-03-16'));
    serving.moved();
    serving.ask({ kind: 'go-on' });
    const said = await serving.until('caught-up');

    expect(said.find((reply) => reply.kind === 'progress' && reply.position === 8)).toBeDefined();
  });

  it('waits until the views that serve are as far, before it compares', async () => {
    expect(await held()).toBe(4);
    await service.record('w2', ...career('2020-03-16'));
    const next = new Hosted(log, place, beside());
    await next.until('comparing');
    serving.ask({ kind: 'go-on' });
    const compared = (await next.until('compared')).at(-1);

    expect(compared).toMatchObject({ comparison: { position: 8 } });
    expect(compared).toMatchObject({ comparison: { before: await digestOfFold(log) } });
  });

  it('has nothing to compare with when the others are gone', async () => {
    const task = beside();
    await serving.close();
    place.discard(nameOfServing());
    const next = new Hosted(log, place, task);
    const compared = (await next.until('compared')).at(-1);

    expect(compared).toMatchObject({ comparison: { before: null, digest: await digestOfFold(log) } });
  });

  it('leaves what it has made when it is closed, and goes on from there', async () => {
    const first = new Hosted(log, place, beside());
    await first.until('ready');
    await first.close();
    expect(begunViews(place.kept(), 'first')).toMatchObject({ checkpoint: { position: 4 } });

    for (const [fresh, from] of [
      [false, 4],
      [true, 0],
    ] as const) {
      const next = new Hosted(log, place, beside(fresh));
      expect((await next.until('filling')).at(-1)).toMatchObject({ from, total: 4 });
      await next.until('ready');
      await next.close();
      expect(place.kept()).toHaveLength(2);
    }
  });

  it('begins anew when what was begun was made from another log', async () => {
    const other = Service.over();
    await other.record('w1', ...career('2020-03-15'));
    const begun = new Hosted(other.log, place, beside());
    await begun.until('ready');
    await begun.close();

    const next = new Hosted(log, place, beside());
    expect((await next.until('filling')).at(-1)).toMatchObject({ from: 0 });
    await next.until('ready');
    expect(place.kept()).toHaveLength(2);
    await other.app.close();
  });

  it('says so when it cannot go on, and ends', async () => {
    const none = new Hosted(log, place, { kind: 'roll-back', to: 'views-first-none.db' });
    expect(kinds(await none.until('closed'))).toEqual(['failed', 'closed']);
  });

  it('says so when former views were made from another log', async () => {
    const other = new Service(service.app, new GatedLog());
    const foreign = new Hosted(other.log, place, { kind: 'roll-back', to: nameOfServing() });
    const said = await foreign.until('closed');

    expect(said[0]).toMatchObject({
      kind: 'failed',
      sentence: expect.stringContaining('another log') as string,
    });
  });

  it('takes no notice of those that serve when the thread beside it is started again', async () => {
    const begun = new Hosted(log, place, beside());
    await begun.until('ready');
    await serving.close();
    const again = new Hosted(log, place, { kind: 'keep', name: nameOfServing() });
    const said = await again.until('caught-up');

    expect(said[0]).toEqual({ kind: 'opened', name: nameOfServing() });
    expect(place.kept()).toHaveLength(2);
  });
});

import type { Standing } from '@elshi/read-models';
import type { ProjectorReply, ProjectorRequest } from './messages.js';
import type { ProjectorListener } from './projector-channel.js';
import type { KeptViews } from './standing.js';
import { type Swap, Takeover } from './takeover.js';
import { ViewsInMemory } from './views-in-memory.js';

const filling = { kind: 'filling', from: 2, done: 4, total: 9 } as const;
const took = { kind: 'took-over', name: 'next', position: 9, known: 90 } as const;
const compared = (digest: string, before: string | null) =>
  ({ kind: 'compared', comparison: { position: 8, known: 80, digest, before } }) as const;
const equal = compared('same', 'same');
const ready = { kind: 'ready' } as const;

/** A place in which these views are kept, as name and standing. */
class Place extends ViewsInMemory {
  readonly discarded: string[] = [];

  constructor(readonly views: Readonly<Record<string, Standing>>) {
    super('now');
  }

  override kept(): readonly KeptViews[] {
    return Object.entries(this.views).map(([name, standing], turn) => ({
      ...{ name, edition: 'now', shape: this.shape, standing, turn },
      checkpoint: undefined,
    }));
  }

  override discard(name: string): void {
    this.discarded.push(name);
  }
}

/** A takeover from views `own`, whose successor is the test. */
function given(swap: Swap = 'ALWAYS', adopt: () => Promise<void> = () => Promise.resolve()) {
  const asked: ProjectorRequest[] = [];
  const told: string[] = [];
  const place = new Place({ own: 'serving', next: 'serving', begun: 'made', before: 'former' });
  let listener!: ProjectorListener;
  let held!: (position: number) => void;
  const serving = {
    serving: 'own',
    hold: () => new Promise<number>((resolve) => (held = resolve)),
    goOn: () => void told.push('go on'),
    adopt: () => {
      const leaving = adopt();
      told.push('adopt');
      return leaving;
    },
  };
  const start = (listening: ProjectorListener) => {
    listener = listening;
    return {
      post: (request: ProjectorRequest) => {
        asked.push(request);
        if (request.kind === 'close') end();
      },
    };
  };
  const end = (): void => {
    listener.replied({ kind: 'closed' });
    listener.ended();
  };
  const task = { kind: 'rebuild', beside: 'own', fresh: false } as const;
  const takeover = new Takeover({ start, place, serving }, task, swap);
  const say = (...replies: readonly ProjectorReply[]): void =>
    replies.forEach((reply) => listener.replied(reply));
  const standStill = async (at: number): Promise<void> => {
    await settled();
    held(at);
    await settled();
  };
  return { takeover, asked, told, place, say, standStill, die: (why?: Error) => listener.ended(why) };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('a takeover', () => {
  it('says how far it is, has the others stand still, and is done when they have let go', async () => {
    let leave!: () => void;
    const { takeover, asked, told, place, say, standStill } = given(
      'IF_EQUAL',
      () => new Promise((resolve) => (leave = resolve)),
    );
    expect(takeover.progress).toMatchObject({ phase: 'FILLING', from: 0, done: 0, total: 0 });
    say(filling, { ...filling, from: 4, done: 8 });
    expect(takeover.progress).toMatchObject({ phase: 'FILLING', from: 2, done: 8, total: 9 });
    say({ kind: 'comparing' });
    expect(takeover.progress.phase).toBe('COMPARING');
    say(equal, filling);
    expect(takeover.progress.phase).toBe('FILLING');
    say(ready);
    await standStill(9);
    expect(takeover.progress.phase).toBe('SWAPPING');
    expect(asked).toEqual([{ kind: 'take-over', position: 9 }]);
    say(took);
    await settled();
    expect(told).toEqual(['adopt']);
    leave();

    expect(await takeover.ended).toEqual({ outcome: 'SWAPPED', held: expect.any(Number) as number });
    expect(takeover.comparison).toEqual(equal.comparison);
    expect(place.discarded).toEqual([]);
  });

  it.each([
    ['other ones', 'before'],
    ['nothing to compare with', null],
  ])('leaves the others in their place for %s, when only equal ones may have it', async (_what, before) => {
    const { takeover, asked, told, say } = given('IF_EQUAL');
    say(filling, compared('made', before), ready);

    expect(await takeover.ended).toEqual({ outcome: 'DIFFERENT' });
    expect(asked).toEqual([{ kind: 'close', replaced: false }]);
    expect(told).toEqual([]);
  });

  it('is broken off, and leaves what it has made', async () => {
    const { takeover, asked, told, place, say } = given();
    say(filling);
    takeover.cancel();

    expect(await takeover.ended).toEqual({ outcome: 'CANCELLED' });
    expect(asked).toEqual([{ kind: 'close', replaced: false }]);
    expect(told).toEqual([]);
    expect(place.discarded).toEqual([]);
    expect(takeover.died).toBe(false);
  });

  it('is not broken off in the middle of the change', async () => {
    const { takeover, say, standStill } = given();
    say(filling, equal, ready);
    await standStill(9);
    takeover.cancel();
    say(took);

    expect(await takeover.ended).toMatchObject({ outcome: 'SWAPPED' });
  });

  it('fails alone when its thread says why it cannot go on', async () => {
    const { takeover, told, say } = given();
    say(filling, { kind: 'failed', sentence: 'The disk is full.' });

    expect(await takeover.ended).toEqual({ outcome: 'FAILED', fault: 'The disk is full.' });
    expect(told).toEqual([]);
    expect(takeover.died).toBe(false);
  });

  it('fails alone when its thread dies', async () => {
    const { takeover, told, say, die } = given();
    say(filling);
    die(new Error('out of memory'));

    const fault = 'The thread that makes them has died: out of memory.';
    expect(await takeover.ended).toEqual({ outcome: 'FAILED', fault });
    expect(told).toEqual([]);
    expect(takeover.died).toBe(true);
  });

  it.each([
    ['its thread dies after it was told to take over', () => undefined],
    ['its thread dies when it has taken over', (say: (reply: ProjectorReply) => void) => say(took)],
  ])('lets the others go on, and leaves no second ones in their place, when %s', async (_what, before) => {
    const { takeover, told, place, say, standStill, die } = given();
    say(filling, equal, ready);
    await standStill(9);
    before(say);
    die();

    expect(await takeover.ended).toMatchObject({ outcome: 'FAILED' });
    expect(told).toEqual(['go on']);
    expect(place.discarded).toEqual(['next']);
  });

  it('lets the others go on when the new ones cannot be read', async () => {
    const { takeover, told, place, say, standStill } = given('ALWAYS', () => {
      throw new Error('It may not be read.');
    });
    say(filling, equal, ready);
    await standStill(9);
    say(took);

    expect(await takeover.ended).toEqual({ outcome: 'FAILED', fault: 'It may not be read.' });
    expect(told).toEqual(['go on']);
    expect(place.discarded).toEqual(['next']);
  });
});

import { ViewsLag } from './views-lag.js';
import { type ServerSide, STUCK_AFTER, Watch } from './watch.js';

const caughtUp = { events: 0, seconds: 0, still: 0, silent: 0 };
const live: ServerSide = {
  away: undefined,
  filled: true,
  lag: caughtUp,
  standing: { state: 'live', since: 0 },
};

describe('the watch over what follows the log', () => {
  let now: number;
  let reached: bigint;
  let lag: ViewsLag;
  let told: string[];

  beforeEach(() => {
    now = 0;
    reached = 0n;
    told = [];
    lag = new ViewsLag(
      { countBetween: () => Promise.resolve(0) },
      () => ({ position: reached, known: 0 }),
      () => now,
    );
  });

  const over = (server?: ServerSide): Watch =>
    new Watch(lag, server, {
      fault: (sentence) => told.push(`fault: ${sentence}`),
      news: (sentence) => told.push(`news: ${sentence}`),
    });
  const seconds = (count: number): void => void (now += count * 1000);
  const again = 'news: What follows the log is up to it again.';

  it('finds nothing while nothing waits', () => {
    const watch = over(live);
    seconds(3600);
    watch.look();

    expect(watch.trouble).toBeUndefined();
    expect(told).toEqual([]);
  });

  describe('finds the views stuck', () => {
    const stuck = 'The lists have taken in nothing for 30 s, though the log has grown.';

    it('when they take in nothing for half a minute, not sooner, and says so once', () => {
      const watch = over();
      lag.grows(5n);
      seconds(STUCK_AFTER - 0.001);
      watch.look();
      expect(watch.trouble).toBeUndefined();

      seconds(0.001);
      watch.look();
      watch.look();
      expect(watch.trouble).toBe(stuck);
      expect(told).toEqual([`fault: ${stuck}`]);
    });

    it('until they take in something, and says that, too', () => {
      const watch = over();
      lag.grows(5n);
      seconds(STUCK_AFTER);
      watch.look();
      reached = 3n;
      watch.look();

      expect(watch.trouble).toBeUndefined();
      expect(told).toEqual([`fault: ${stuck}`, again]);
      seconds(STUCK_AFTER);
      watch.look();
      expect(told).toHaveLength(3);
    });

    it('but not while a batch takes long, and shows signs of work', () => {
      const watch = over();
      lag.grows(1000n);
      for (let at = 0; at < 60; at += 1) {
        seconds(20);
        lag.stirs();
        watch.look();
      }
      expect(told).toEqual([]);
    });

    it('but not because nothing came before for a long time', () => {
      const watch = over();
      lag.grows(5n);
      reached = 5n;
      watch.look();
      seconds(3600);
      lag.grows(6n);
      watch.look();

      expect(watch.trouble).toBeUndefined();
    });
  });

  it.each([
    [
      { still: STUCK_AFTER },
      'The mirror has taken in nothing for 30 s, though the log on the server has grown.',
    ],
    [{ silent: STUCK_AFTER + 1.5 }, 'What keeps the mirror has not been heard of for 31 s.'],
  ])('finds the mirror stuck: %j', (more, sentence) => {
    const server = { ...live };
    const watch = over(server);
    server.lag = { ...caughtUp, still: STUCK_AFTER - 0.001, silent: STUCK_AFTER - 0.001 };
    expect(watch.trouble).toBeUndefined();

    server.lag = { ...caughtUp, ...more };
    watch.look();
    expect(watch.trouble).toBe(sentence);
    server.lag = caughtUp;
    watch.look();
    expect(told).toEqual([`fault: ${sentence}`, again]);
  });

  describe('while the server is away', () => {
    const away = 'The log on the server is out of reach: connect ECONNREFUSED 127.0.0.1:2113.';
    const lost = { ...live, away, standing: { state: 'lost', since: 0 } } as const;

    it('says so, and what that means, once', () => {
      const watch = over(lost);
      watch.look();
      watch.look();

      expect(watch.trouble).toBe(away);
      expect(told).toEqual([
        `fault: ${away} Until it is there, reads are answered from the mirror as it stands, and no act is taken.`,
      ]);
    });

    it('says that nothing is answered where no mirror was', () => {
      over({ ...lost, filled: false }).look();

      expect(told).toEqual([
        `fault: ${away} Its mirror has never been filled, so nothing is answered until it is there.`,
      ]);
    });

    it('says each cause once in an outage, however often it comes and goes, and when it is over', () => {
      const server: ServerSide = { ...lost };
      const watch = over(server);
      const steps: readonly Partial<ServerSide>[] = [
        { away },
        {
          away: 'The mirror is still being brought up to the log of the server.',
          standing: { state: 'filling', since: 0 },
        },
        { away, standing: { state: 'lost', since: 0 } },
        { away: 'It is another log.', standing: { state: 'lost', since: 0, lasting: true } },
        { away, standing: { state: 'lost', since: 0 } },
        live,
        { away, standing: { state: 'lost', since: 0 } },
      ];
      for (const step of steps) {
        Object.assign(server, step);
        watch.look();
      }

      expect(told.map((sentence) => sentence.slice(0, 30))).toEqual(
        [
          'fault: The log on the server is',
          'news: The mirror is still being',
          'fault: It is another log.',
          again.slice(0, 30),
          'fault: The log on the server is',
        ].map((sentence) => sentence.slice(0, 30)),
      );
    });
  });
});

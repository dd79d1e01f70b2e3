import type { KeeperReport, MirrorStanding } from './messages.js';
import { MirrorDistance } from './mirror-lag.js';

describe('how far a mirror is behind', () => {
  let now: number;
  let distance: MirrorDistance;

  beforeEach(() => {
    now = 0;
    distance = new MirrorDistance(() => now);
  });

  const end = { position: 0, known: 0, founding: true };
  const hear = (report: KeeperReport): void => distance.heard(report);
  const opened = (through: number): void => hear({ kind: 'opened', end, through, whole: true });
  const stands = (state: MirrorStanding['state']): void =>
    hear({ kind: 'standing', standing: { state, since: 0 } });
  const surveyed = (head: number, behind: number): void => hear({ kind: 'surveyed', head, behind });
  const grown = (through: number, added: number): void =>
    hear({ kind: 'grown', end, through, added, created: 0 });

  it('is nothing while it has everything, however long nothing happens', () => {
    opened(500);
    surveyed(500, 0);
    stands('live');
    now = 3_600_000;

    expect(distance.current).toMatchObject({ events: 0, seconds: 0, still: 0 });
    expect(distance.away).toBeUndefined();
  });

  it('is what the server has more, since it was seen, until it has come', () => {
    opened(500);
    stands('live');
    surveyed(900, 4);
    now = 2000;
    expect(distance.current).toMatchObject({ events: 4, seconds: 2, still: 2 });

    grown(700, 3);
    expect(distance.current).toMatchObject({ events: 1, seconds: 2, still: 0 });
    now = 2500;
    grown(900, 4);
    expect(distance.current).toMatchObject({ events: 0, seconds: 0, still: 0 });
  });

  it('is at least one event while something is missing, whatever was reckoned', () => {
    opened(0);
    stands('filling');
    surveyed(1_000_000, 5000);
    grown(900_000, 6000);

    expect(distance.current.events).toBe(1);
  });

  it('counts anew what a keeper adds that was started again', () => {
    opened(0);
    stands('live');
    surveyed(1000, 10);
    grown(600, 6);
    opened(600);
    grown(700, 1);

    expect(distance.current.events).toBe(3);
  });

  it('is, while the server is out of reach, the time since it was last known to be nothing', () => {
    opened(500);
    surveyed(500, 0);
    stands('live');
    now = 4000;
    surveyed(500, 0);
    now = 9000;
    stands('lost');
    now = 60_000;
    stands('lost');

    expect(distance.current).toMatchObject({ events: 0, seconds: 56, still: 0 });
    expect(distance.away).toBe(51_000);
  });

  it('is the time since the start while the server has never been there', () => {
    opened(500);
    now = 7000;
    stands('lost');
    now = 10_000;

    expect(distance.current.seconds).toBe(10);
    expect(distance.away).toBe(10_000);
  });

  it('goes on being counted while it is filled, and ends when it is live', () => {
    opened(0);
    stands('lost');
    now = 10_000;
    stands('filling');
    surveyed(5000, 50);
    now = 12_000;
    expect(distance.away).toBe(12_000);

    grown(5000, 50);
    stands('live');
    expect(distance.current).toMatchObject({ events: 0, seconds: 0 });
    expect(distance.away).toBeUndefined();
  });

  it('is not still while events of others are passed over, and is when they are not any more', () => {
    opened(0);
    stands('live');
    surveyed(900, 2);
    for (let place = 100; place <= 600; place += 100) {
      now += 10_000;
      hear({ kind: 'passing', place });
    }
    expect(distance.current).toMatchObject({ seconds: 60, still: 0 });

    now += 10_000;
    hear({ kind: 'passing', place: 600 });
    expect(distance.current.still).toBe(10);
  });

  it('tells how long nothing was heard of the keeper', () => {
    opened(0);
    stands('live');
    now = 5000;
    surveyed(0, 0);
    now = 50_000;
    expect(distance.current.silent).toBe(45);

    hear({ kind: 'answers', answers: [] });
    expect(distance.current.silent).toBe(0);
  });
});

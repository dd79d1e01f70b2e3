import type { LogClient, WireEvent } from '../client/log-client.js';
import { survey } from './survey.js';

/** A log whose events are 100 bytes each; of every five, one is of somebody else. */
function logOf(events: number): { readonly client: Pick<LogClient, 'latest'>; readonly asked: number[] } {
  const all = Array.from({ length: events }, (_none, at): WireEvent => {
    const commit = BigInt((at + 1) * 100);
    const [stream, type] = at % 5 === 4 ? ['$stats', '$statsCollected'] : ['officer-1', 'NoteTaken'];
    const body = { data: {}, metadata: {}, created: new Date(0) };
    return { stream, type, revision: BigInt(at), commit, prepare: commit, id: '', ...body };
  });
  const asked: number[] = [];
  const latest = async (count: number): Promise<readonly WireEvent[]> => {
    asked.push(count);
    return all.slice(-count).reverse();
  };
  return { client: { latest }, asked };
}

const isOurs = ({ stream }: WireEvent): boolean => stream === 'officer-1';

describe('a look at the end of the log of a server', () => {
  it.each([
    ['an empty log', 0, 0, { head: 0, behind: 0, conclusive: true }],
    ['a mirror that has everything', 10, 900, { head: 900, behind: 0, conclusive: true }],
    ['a mirror that lacks the last', 10, 800, { head: 900, behind: 1, conclusive: true }],
    ['a mirror that lacks all of a short log', 10, 0, { head: 900, behind: 8, conclusive: true }],
    ['a mirror that is beyond the last, events of others included', 10, 1000, { head: 900, behind: 0 }],
  ])('finds %s', async (_title, events, through, seen) => {
    const { client, asked } = logOf(events);

    expect(await survey(client, isOurs, through, 1000)).toMatchObject(seen);
    expect(asked).toEqual([32]);
  });

  it('counts 256 events back, and asks for no more than it needs', async () => {
    const { client, asked } = logOf(5000);

    expect(await survey(client, isOurs, 499_000, 1000)).toMatchObject({ head: 499_900, behind: 8 });
    expect(asked).toEqual([32]);
    expect(await survey(client, isOurs, 480_000, 1000)).toMatchObject({ behind: 160 });
    expect(asked).toEqual([32, 32, 256]);
  });

  it('reckons what lies further back from the size of what it has seen', async () => {
    const { client } = logOf(50_000);

    const { behind } = await survey(client, isOurs, 0, 1000);

    expect(Math.abs(behind - 40_000)).toBeLessThan(400);
  });

  it('does not know where the log ends for us when it sees only events of others', async () => {
    const { client, asked } = logOf(5000);

    const seen = await survey(client, () => false, 0, 1000);

    expect(seen).toMatchObject({ head: 0, behind: 0, conclusive: false });
    expect(asked).toEqual([32, 256]);
  });
});

import { isIPv6 } from 'node:net';
import { LRUCache } from 'lru-cache';

/** So many are remembered; whoever has not asked for longest is forgotten first. */
const MOST = 20_000;
const MINUTE = 60_000;

interface Bucket {
  left: number;
  at: number;
}

/** Token buckets by name: so many at once, and so many a minute in the long run. 0 is without a limit. */
export class Buckets {
  readonly #perMinute: number;
  readonly #now: () => number;
  readonly #buckets = new LRUCache<string, Bucket>({ max: MOST });

  /** `now` in milliseconds, by a clock that only counts. */
  constructor(perMinute: number, now: () => number) {
    this.#perMinute = perMinute;
    this.#now = now;
  }

  /** Takes one; 0, or the whole seconds after which there is one again. */
  take(name: string): number {
    const wait = this.wait(name);
    if (wait === 0 && this.#perMinute > 0) this.#bucket(name).left -= 1;
    return wait;
  }

  /** The same without taking one. */
  wait(name: string): number {
    if (this.#perMinute === 0) return 0;
    const { left } = this.#bucket(name);
    return left >= 1 ? 0 : Math.ceil(((1 - left) * 60) / this.#perMinute);
  }

  #bucket(name: string): Bucket {
    const now = this.#now();
    const bucket = this.#buckets.get(name) ?? { left: this.#perMinute, at: now };
    bucket.left = Math.min(this.#perMinute, bucket.left + ((now - bucket.at) / MINUTE) * this.#perMinute);
    bucket.at = now;
    this.#buckets.set(name, bucket);
    return bucket;
  }
}

/** The name of an address: of IPv6 the network of 64 bits, which one machine has to itself. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.toLowerCase().split('::');
  const groups = (text: string): readonly string[] => text.split(':').filter((group) => group !== '');
  const [before, after] = [groups(head), groups(tail ?? '')];
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  const all = [...before, ...Array<string>(Math.max(0, zeros)).fill('0'), ...after];
  return `${all.slice(0, 4).join(':')}::/64`;
}

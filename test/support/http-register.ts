import { ask, post } from './client.js';
import type { Body, BothClocks, Posted, Register } from './register.js';

const AT = 'asOf=2030-01-01';
const LISTS = [
  '/v1/officers?limit=500',
  '/v1/eligibility?from=2005-01-01&to=2005-12-31&limit=500',
  '/v1/audit?limit=500',
];
const OF_ONE = ['', '/term', '/time-at-post', '/eligibility', '/acts?limit=500', '/replay'];

/** A register that is spoken to over HTTP. */
export class HttpRegister implements Register {
  readonly #base: string;

  constructor(base: string) {
    this.#base = base;
  }

  async post(officerId: string, body: Body, key: string): Promise<Posted> {
    const { status, body: answer } = await post(this.#base, officerId, body, { 'idempotency-key': key });
    if (status !== 201) return { code: String(answer['code']), facts: (answer['facts'] ?? {}) as Body };
    const { recordedAt, position } = answer['receipt'] as { recordedAt: string; position: string };
    return { events: answer['events'] as readonly Body[], recordedAt, position };
  }

  async acts(officerId: string): Promise<readonly Body[]> {
    const { status, body } = await ask(`${this.#base}/v1/officers/${officerId}/acts?limit=500&${AT}`);
    return status === 200 ? (body['items'] as readonly Body[]) : [];
  }

  officer(officerId: string, clocks: BothClocks): Promise<readonly string[]> {
    return this.#texts(
      OF_ONE.map((path) => `/v1/officers/${officerId}${path}`),
      clocks,
    );
  }

  lists(clocks: BothClocks): Promise<readonly string[]> {
    return this.#texts(LISTS, clocks);
  }

  async everything(): Promise<readonly (readonly string[])[]> {
    const minPosition = `minPosition=${await this.head()}`;
    const feed = await this.#items(`/v1/events?limit=500&after=0&${minPosition}`);
    const audit = await this.#items(`/v1/audit?limit=500&${AT}&${minPosition}`);
    const exported = await (await fetch(`${this.#base}/v1/export`)).text();
    const lines = exported
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { eventIds: readonly string[] });
    return [
      feed.map(({ id }) => String(id)),
      audit.map(({ eventId }) => String(eventId)),
      lines.flatMap(({ eventIds }) => eventIds),
    ];
  }

  async head(): Promise<string> {
    const { body } = await ask(`${this.#base}/v1/catalogue/ranks`);
    return (body['meta'] as { position: string }).position;
  }

  async #items(path: string): Promise<readonly Body[]> {
    const { body } = await ask(this.#base + path);
    return body['items'] as readonly Body[];
  }

  /** The texts of answers, without the ids of the requests that refusals carry. */
  async #texts(paths: readonly string[], { asOf, knownAt }: BothClocks): Promise<readonly string[]> {
    const clocks = `asOf=${asOf}${knownAt === undefined ? '' : `&knownAt=${knownAt}`}`;
    const texts: string[] = [];
    for (const path of paths) {
      const answer = await fetch(`${this.#base}${path}${path.includes('?') ? '&' : '?'}${clocks}`);
      const text = await answer.text();
      texts.push(answer.ok ? text : JSON.stringify({ ...(JSON.parse(text) as Body), requestId: null }));
    }
    return texts;
  }
}

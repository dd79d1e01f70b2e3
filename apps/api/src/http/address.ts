import type { Request } from './fastify.js';

/** Where this service is reached from outside, for what an answer names by an absolute address. */
export class Address {
  readonly #configured: string | undefined;

  constructor(configured?: string) {
    this.#configured = configured;
  }

  /** As `https://elshi.example`, without a slash at its end: as it is configured, else as this request named it. */
  of({ protocol, host }: Pick<Request, 'protocol' | 'host'>): string | undefined {
    if (this.#configured !== undefined) return this.#configured;
    return host ? `${protocol}://${host}` : undefined;
  }
}

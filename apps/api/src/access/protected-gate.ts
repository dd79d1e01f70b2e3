import { nameCaller, callerOf, wordOf } from '../http/caller.js';
import type { Request } from '../http/fastify.js';
import { strangerFault } from '../http/neighbourhood.js';
import { ProblemError } from '../problem.js';
import { endpointOf } from './endpoints.js';
import { Gate } from './gate.js';
import type { KeptAccess } from './open-gate.js';

/** While no access is configured: this machine alone is served, and whoever asks is taken at his word. Only AUD is held to it. */
export class ProtectedGate extends Gate {
  readonly #kept: KeptAccess;

  constructor(kept: KeptAccess) {
    super();
    this.#kept = kept;
  }

  override greet(request: Request): void {
    nameCaller(request, wordOf(request.headers));
    const stranger = strangerFault(request);
    if (stranger !== undefined) throw stranger;
  }

  override async admit(request: Request): Promise<void> {
    if (callerOf(request).role !== 'AUD') return;
    const { to = [] } = endpointOf(request.method, request.routeOptions.url ?? '') ?? {};
    if (to !== 'ANYONE' && !to.includes('AUD'))
      throw new ProblemError('FORBIDDEN', 'The role AUD reads and does not write.');
  }

  override insistMayRecord(): Promise<void> {
    return Promise.resolve();
  }

  override lineFault(): undefined {
    return undefined;
  }

  override stillAdmits(): boolean {
    return true;
  }

  override tellsAll(): boolean {
    return true;
  }

  override note(): Promise<void> {
    return Promise.resolve();
  }

  override async close(): Promise<void> {
    this.#kept.keys.close();
    await this.#kept.reads.close();
  }
}

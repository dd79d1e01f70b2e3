import type { StoredEvent } from '@elshi/event-store';
import { memoryViews, type ParkedStream, type ViewsReader, type ViewsWriter } from '@elshi/read-models';
import type { LogToProject } from '../projecting/log-to-project.js';
import { Projector } from '../projecting/projector.js';
import { type Projection, projections } from '../views/projections.js';
import { audit, officers, viewTables } from '../views/tables.js';
import { digestOfFold } from './reference-views.js';
import { career, Service } from './service.js';
import { SpoiltLog } from './spoilt-log.js';

const never = new AbortController().signal;

/** Views in memory over a log of two officers, with four events each, in turns. */
export class FedViews {
  static async make(): Promise<FedViews> {
    const fed = new FedViews(Service.over());
    for (const act of career('2020-03-15')) {
      await fed.service.record('w1', act);
      await fed.service.record('w2', act);
    }
    await fed.look();
    return fed;
  }

  readonly log: SpoiltLog;
  events: readonly StoredEvent[] = [];
  #views!: { readonly writer: ViewsWriter; readonly reader: ViewsReader };

  private constructor(readonly service: Service) {
    this.log = new SpoiltLog(service.log);
    this.empty();
  }

  /** Begins with new views. */
  empty(): void {
    this.#views = memoryViews(viewTables, 'test');
  }

  get writer(): ViewsWriter {
    return this.#views.writer;
  }

  /** Reads the log again. */
  async look(): Promise<void> {
    const found: StoredEvent[] = [];
    for await (const event of this.service.log.readAll({ after: 0n })) found.push(event);
    this.events = found;
  }

  /** The id of the event at a position. */
  idAt(position: number): string {
    return this.events[position - 1]!.eventId;
  }

  projector(list: readonly Projection[] = projections, log: LogToProject = this.log): Projector {
    return new Projector(log, this.writer, list);
  }

  /** Opens the views, and brings them up to the log. */
  project(list?: readonly Projection[], log?: LogToProject): Promise<void> {
    return this.projector(list, log).catchUp(() => undefined, never);
  }

  parked(): readonly ParkedStream[] {
    return this.writer.parked();
  }

  /** Projection and stream of all that is parked. */
  names(): readonly string[] {
    return this.parked().map(({ projection, stream }) => `${projection} ${stream}`);
  }

  /** Positions that the audit trail has. */
  async audited(): Promise<readonly unknown[]> {
    const query = { table: audit.name, where: [], order: ['position'], limit: 100 };
    return (await this.#views.reader.rows(query)).map(({ position }) => position);
  }

  /** The rank of an officer in the list of officers. */
  async rank(officerId: string): Promise<unknown> {
    const { known } = await this.service.log.head();
    const where = [{ column: 'officerId', is: officerId }];
    const query = { table: officers.name, at: { asOf: '2021-01-01', known }, where, order: [], limit: 2 };
    return (await this.#views.reader.rows(query))[0]?.['rank'];
  }

  /** What the rows come to, and what a fold comes to. */
  async digests(): Promise<readonly [string, string]> {
    return [this.writer.digest(), await digestOfFold(this.service.log)];
  }
}

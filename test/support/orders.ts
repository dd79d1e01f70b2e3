import { registration } from './client.js';
import type { Answered, InProcess } from './in-process.js';

export const order = { type: 'MINISTER_ORDER', number: '15-1/80', date: '2024-06-20', issuedBy: 'MINISTER' };
export const effectiveOn = '2024-07-01';

/** Day and order of an act of earlier years. */
export const earlier = (number: string) => ({
  effectiveOn: '2020-03-15',
  order: { type: 'MINISTER_ORDER', number, date: '2020-03-10', issuedBy: 'MINISTER' },
});

/** Lines of an order about officers. */
export const appointment = (officerId: string, positionCode: string, more: object = {}) => ({
  subject: `officer/${officerId}`,
  kind: 'AppointToPosition',
  data: { positionCode },
  ...more,
});
export const awarding = (officerId: string, text: string, more: object = {}) => ({
  subject: `officer/${officerId}`,
  kind: 'RecordAward',
  data: { award: text },
  ...more,
});

/** What a test asks a service about orders. */
export class Orders {
  constructor(readonly on: InProcess) {}

  post(body: object, headers: Record<string, string> = {}, query = ''): Promise<Answered> {
    return this.on.ask(`/v1/orders${query}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  }

  /** Registers two officers, who are in service and have a position each: three acts each. */
  async givenTwo(a: string, b: string): Promise<void> {
    for (const [id, positionCode] of [
      [a, 'POS_COUNSELLOR'],
      [b, 'POS_FIRST_SECRETARY'],
    ] as const) {
      await this.on.act(id, registration());
      await this.on.act(id, { kind: 'EnterService', ...earlier('1'), data: {} });
      await this.on.act(id, { kind: 'AppointToPosition', ...earlier('2'), data: { positionCode } });
    }
  }

  async revisionOf(id: string): Promise<number> {
    const { headers } = await this.on.ask(`/v1/officers/${id}`);
    return Number(JSON.parse(headers.get('etag')!));
  }

  /** The end of the log. */
  async head(): Promise<string> {
    return String((await this.on.ask('/health/ready')).body['head']);
  }
}

export function linesOf({ body }: Answered): readonly Readonly<Record<string, unknown>>[] {
  return body['lines'] as readonly Readonly<Record<string, unknown>>[];
}

import { openApplication, type Place, type Projection, type WebhookSettings } from '@elshi/application';
import { pino } from 'pino';
import { createService, type Service } from '../../apps/api/src/service.js';
import { Described } from './described.js';

/** An answer of the service, its body as text and, where it is JSON, read. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface InProcess {
  readonly base: string;
  readonly service: Service;
  /** Asks; an answer that the description of the service does not allow is an error. */
  ask(path: string, init?: RequestInit): Promise<Answered>;
  /** Posts an act about an officer, whatever the revision, unless a header says otherwise. */
  act(officerId: string, act: object, headers?: Record<string, string>, query?: string): Promise<Answered>;
  close(): Promise<void>;
}

/** The service in this process, over a log in memory unless it is elsewhere, listening on a free port of the loopback interface. */
export async function startInProcess(
  projections?: readonly Projection[],
  webhooks?: WebhookSettings,
  place: Place = { kind: 'memory' },
): Promise<InProcess> {
  const now = (): number => Date.now() * 1000;
  const application = await openApplication(place, {
    now,
    ...(projections && { projections }),
    ...(webhooks && { webhooks }),
  });
  const log = pino({ level: 'silent' });
  const service = await createService(application, { timezone: 'Asia/Almaty', log });
  const base = await service.listen(0, '127.0.0.1');
  const described = await Described.of(base);

  const ask = async (path: string, init: RequestInit = {}): Promise<Answered> => {
    const response = await fetch(base + path, init);
    const text = await response.text();
    const type = response.headers.get('content-type') ?? '';
    const body = (
      /^application\/(problem\+)?json/.test(type) && text !== '' ? JSON.parse(text) : {}
    ) as object;
    const { status, headers } = response;
    const fault = described.fault(
      { method: init.method ?? 'GET', path, status, headers, text },
      headers.keys(),
    );
    if (fault !== undefined) throw new Error(fault);
    return { status, headers, text, body: body as Answered['body'] };
  };
  const act: InProcess['act'] = (officerId, posted, headers = {}, query = '') =>
    ask(`/v1/officers/${officerId}/acts${query}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'if-match': '*', ...headers },
      body: JSON.stringify(posted),
    });
  return { base, service, ask, act, close: () => service.close() };
}

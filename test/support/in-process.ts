import { openApplication, type Projection, type WebhookSettings } from '@elshi/application';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { pino } from 'pino';
import { createService, type Service } from '../../apps/api/src/service.js';

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

/** The service in this process, over a log in memory, listening on a free port of the loopback interface. */
export async function startInProcess(
  projections?: readonly Projection[],
  webhooks?: WebhookSettings,
): Promise<InProcess> {
  const now = (): number => Date.now() * 1000;
  const application = await openApplication(
    { kind: 'memory' },
    { now, ...(projections && { projections }), ...(webhooks && { webhooks }) },
  );
  const log = pino({ level: 'silent' });
  const service = await createService(application, { timezone: 'Asia/Almaty', log });
  const base = await service.listen(0, '127.0.0.1');
  const document = (await (await fetch(`${base}/openapi.json`)).json()) as Document;
  const described = new Described(document);

  const ask = async (path: string, init: RequestInit = {}): Promise<Answered> => {
    const response = await fetch(base + path, init);
    const text = await response.text();
    const type = response.headers.get('content-type') ?? '';
    const body = (
      /^application\/(problem\+)?json/.test(type) && text !== '' ? JSON.parse(text) : {}
    ) as object;
    described.check(init.method ?? 'GET', path, response.status, type, body);
    return { status: response.status, headers: response.headers, text, body: body as Answered['body'] };
  };
  const act: InProcess['act'] = (officerId, posted, headers = {}, query = '') =>
    ask(`/v1/officers/${officerId}/acts${query}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'if-match': '*', ...headers },
      body: JSON.stringify(posted),
    });
  return { base, service, ask, act, close: () => service.close() };
}

type Content = Readonly<Record<string, { readonly schema: object }>>;
type Operation = { readonly responses: Readonly<Record<string, { readonly content: Content }>> };

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** What the description of a service says of its answers. */
class Described {
  readonly #document: Document;
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true });
  readonly #checks = new Map<object, ValidateFunction>();

  constructor(document: Document) {
    this.#document = document;
    addFormats.default(this.#ajv);
    this.#ajv.addFormat('uri-reference', true).addSchema({ $id: 'service', ...document });
  }

  /** Throws when an answer of a path that is described is none of those that the description names. */
  check(method: string, url: string, status: number, type: string, body: object): void {
    const path = url.replace(/\?.*/, '');
    const template = Object.keys(this.#document.paths).find((known) =>
      new RegExp(`^${known.replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
    );
    const operation = this.#document.paths[template ?? '']?.[method.toLowerCase()];
    if (operation === undefined) return;
    const answer = operation.responses[String(status)];
    const media = answer?.content[type.replace(/;.*/, '')];
    if (media === undefined) throw new Error(`${method} ${url}: ${status} ${type} is not described.`);
    if (!/json$/.test(type.replace(/;.*/, '')) || type.includes('ndjson')) return;
    const check = this.#checkOf(media.schema);
    if (!check(body)) throw new Error(`${method} ${url}: ${this.#ajv.errorsText(check.errors)}`);
  }

  #checkOf(schema: object): ValidateFunction {
    const known = this.#checks.get(schema);
    if (known !== undefined) return known;
    const absolute = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"service#/')) as object;
    const check = this.#ajv.compile(absolute);
    this.#checks.set(schema, check);
    return check;
  }
}

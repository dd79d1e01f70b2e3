import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

type Content = Readonly<Record<string, { readonly schema: object }>>;
interface Response {
  readonly content?: Content;
  readonly headers?: Readonly<Record<string, unknown>>;
}
type Operation = { readonly responses: Readonly<Record<string, Response>> };

/** What is used here of an OpenAPI document. */
export interface OpenApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** An answer as it came. */
export interface Came {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly status: number;
  readonly headers: { readonly get: (name: string) => string | null };
  readonly text: string;
}

/** Headers of ours that every answer has, of HTTP, and of the content: they are not told of each operation. */
const ANYWHERE =
  /^(allow|cache-control|connection|content-(disposition|encoding|length|security-policy|type)|cross-origin-(opener|resource)-policy|date|etag|keep-alive|location|referrer-policy|retry-after|strict-transport-security|transfer-encoding|vary|www-authenticate|x-accel-buffering|x-content-type-options|x-frame-options|x-permitted-cross-domain-policies|x-request-id)$/;

/** What the description of a service says of its answers. */
export class Described {
  readonly #document: OpenApiDocument;
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true });
  readonly #checks = new Map<object, ValidateFunction>();

  constructor(document: OpenApiDocument) {
    this.#document = document;
    addFormats.default(this.#ajv);
    this.#ajv.addFormat('uri-reference', true).addSchema({ $id: 'service', ...this.#document });
  }

  /** The description of the service that answers there. */
  static async of(base: string): Promise<Described> {
    return new Described((await (await fetch(`${base}/openapi.json`)).json()) as OpenApiDocument);
  }

  /**
   * What is wrong with an answer, in one sentence: a status, a media type or a header that is not described, or a body that does not fit.
   * Nothing of a path that is not described at all.
   */
  fault(came: Came, headerNames: Iterable<string> = []): string | undefined {
    const { method, path, status, headers } = came;
    const operation = this.#operationOf(method, path.replace(/\?.*/s, ''));
    if (operation === undefined) return undefined;
    const where = `${method} ${path}: ${status}`;
    const type = (headers.get('content-type') ?? '').replace(/;.*/, '');
    const answer = operation.responses[String(status)];
    if (answer === undefined) return `${where} is not described`;
    for (const name of headerNames)
      if (
        !ANYWHERE.test(name) &&
        !Object.keys(answer.headers ?? {}).some((told) => told.toLowerCase() === name)
      )
        return `${where} has the header ${name}, which is not described`;
    if (status === 204 || status === 304 || method === 'HEAD') return undefined;
    const media = answer.content?.[type];
    if (media === undefined) return `${where} is ${type}, which is not described`;
    const check = this.#checkOf(media.schema);
    for (const value of valuesOf(type, came.text))
      if (!check(value)) return `${where} ${this.#ajv.errorsText(check.errors)}`;
    return undefined;
  }

  #operationOf(method: string, path: string): Operation | undefined {
    const paths = Object.keys(this.#document.paths);
    const template =
      paths.find((known) => known === path) ??
      paths.find((known) => new RegExp(`^${known.replace(/\{\w+\}/g, '[^/]+')}$`).test(path));
    return this.#document.paths[template ?? '']?.[method === 'HEAD' ? 'get' : method.toLowerCase()];
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

/** The values that a body is made of, as far as it is made of JSON. */
function valuesOf(type: string, text: string): readonly unknown[] {
  if (type === 'application/x-ndjson')
    return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as unknown]));
  return /json$/.test(type) ? [JSON.parse(text)] : [];
}

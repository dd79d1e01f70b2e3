import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

type Schema = Readonly<Record<string, unknown>>;
interface Message {
  readonly payload: Schema;
  readonly headers?: Schema;
}

/** The description of what a service sends, as far as messages are checked by it. */
export interface SentDocument {
  readonly channels: Readonly<
    Record<string, { readonly messages: Readonly<Record<string, { $ref: string }>> }>
  >;
  readonly components: { readonly messages: Readonly<Record<string, Message>> };
}

/** What the service says of the messages of its channels, and whether they keep to it. */
export class SentEvents {
  readonly #document: SentDocument;
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true });
  readonly #checks = new Map<Schema, ValidateFunction>();
  /** How many messages of each channel were looked at. */
  readonly seen = new Map<string, number>();

  constructor(document: SentDocument) {
    this.#document = document;
    addFormats.default(this.#ajv);
    this.#ajv.addSchema({ $id: 'messages', components: document.components });
  }

  /** Asks a service for its description. */
  static async of(base: string): Promise<SentEvents> {
    return new SentEvents((await (await fetch(`${base}/asyncapi.json`)).json()) as SentDocument);
  }

  /** What is wrong with a message of a channel; nothing where it is as described. */
  fault(channel: string, name: string, payload: unknown, headers?: unknown): string | undefined {
    this.seen.set(channel, (this.seen.get(channel) ?? 0) + 1);
    const pointer = this.#document.channels[channel]?.messages[name]?.$ref.split('/').at(-1);
    const message = this.#document.components.messages[pointer ?? ''];
    if (message === undefined) return `${channel} has no message ${name}.`;
    return this.#fault(message.payload, payload, name) ?? this.#headers(message, headers, name);
  }

  #headers({ headers }: Message, value: unknown, name: string): string | undefined {
    return headers === undefined || value === undefined
      ? undefined
      : this.#fault(headers, value, `${name} headers`);
  }

  #fault(schema: Schema, value: unknown, dataVar: string): string | undefined {
    const known = this.#checks.get(schema);
    const absolute = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"messages#/')) as Schema;
    const check = known ?? this.#ajv.compile(absolute);
    this.#checks.set(schema, check);
    return check(value) ? undefined : this.#ajv.errorsText(check.errors, { dataVar });
  }
}

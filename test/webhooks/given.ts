import { type Application, type KeyedWebhook, type NewWebhook, openApplication } from '@elshi/application';
import type { WebhookSettings } from '@elshi/application';
import { readAct } from '@elshi/contract';
import { officer } from '@elshi/domain';
import { award, registration } from '../support/client.js';

/** An application in memory with a clock that the test moves, and short waits between attempts. */
export class Given {
  readonly #application: Application;
  /** Sentences about what is wrong on our side. */
  readonly told: string[];
  /** How far the clock is ahead, in milliseconds. */
  ahead = 0;

  static async open(settings: Partial<WebhookSettings> = {}, more: object = {}): Promise<Given> {
    const webhooks = {
      networks: ['127.0.0.0/8'],
      http: true,
      timeout: 2,
      retries: [0.1, 0.1, 0.1],
      ...settings,
    };
    const told: string[] = [];
    const given: { ahead: number } = { ahead: 0 };
    const application = await openApplication(
      { kind: 'memory' },
      {
        now: () => (Date.now() + given.ahead) * 1000,
        webhooks,
        onFault: (sentence) => told.push(sentence),
        ...more,
      },
    );
    application.webhooks.begin();
    const made = new Given(application, told);
    Object.defineProperty(made, 'ahead', {
      get: () => given.ahead,
      set: (ahead: number) => (given.ahead = ahead),
    });
    return made;
  }

  private constructor(application: Application, told: string[]) {
    this.#application = application;
    this.told = told;
  }

  get app(): Application {
    return this.#application;
  }

  /** Registers a webhook; signed by a shared secret, from the first event on, unless said otherwise. */
  async hook(url: string, more: Partial<NewWebhook> = {}): Promise<KeyedWebhook> {
    const wanted = {
      url,
      description: null,
      filter: {},
      signing: 'HMAC_SHA256',
      after: 0n,
      ...more,
    } as const;
    const registered = await this.app.webhooks.register(wanted);
    if (typeof registered === 'string') throw new Error(registered);
    return registered;
  }

  /** Registers an officer who then has so many awards. */
  async officer(id: string, awards = 0): Promise<void> {
    await this.act(id, registration());
    for (let number = 1; number <= awards; number += 1) await this.act(id, award(`${id} ${number}`));
  }

  /** Records an act; fails the test when it is not recorded. */
  async act(id: string, posted: object): Promise<void> {
    const read = readAct(posted, 'officer');
    if ('violations' in read) throw new Error(JSON.stringify(read.violations));
    const outcome = await this.app.careers.record({
      subject: officer(id),
      proposed: read.act,
      requestHash: JSON.stringify(posted),
      context: { user: 'clerk', role: 'REG', requestId: 'r-1', correlationId: 'c-1' },
      ifMatch: '*',
      dryRun: false,
    });
    if (outcome.outcome !== 'recorded') throw new Error(JSON.stringify(outcome));
  }

  /** How a webhook stands. */
  async status(id: string) {
    const report = await this.app.webhooks.find(id);
    return report!;
  }

  /** The delivery log of a webhook, the first attempt first. */
  attempts(id: string): readonly Readonly<Record<string, unknown>>[] {
    const { items } = this.app.webhooks.deliveries.list(id, { limit: 10_000 })!;
    return items.map((item) => item as Readonly<Record<string, unknown>>).toReversed();
  }
}

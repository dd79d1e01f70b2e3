import type { AddressRules } from './addresses.js';
import { RETRY_DELAYS } from './schedule.js';

/** How webhooks are delivered. */
export interface WebhookSettings extends AddressRules {
  /** How long a receiver may take to answer, in seconds. */
  readonly timeout: number;
  /** How long is waited before each attempt after the first, in seconds. */
  readonly retries: readonly number[];
}

/** To public addresses over https alone, with the schedule of Standard Webhooks. */
export const usualWebhookSettings: WebhookSettings = {
  networks: [],
  http: false,
  timeout: 15,
  retries: RETRY_DELAYS,
};

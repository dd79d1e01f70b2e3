import { appendCases } from './cases/append.js';
import { foundingCases } from './cases/founding.js';
import { idempotenceCases } from './cases/idempotence.js';
import { knownTimeCases } from './cases/known-time.js';
import { lifeCases } from './cases/life.js';
import { readingCases } from './cases/reading.js';
import { subscriptionCases } from './cases/subscription.js';
import type { OpenedStore, OpenStore } from './given.js';

/** What every adapter of the event-store port promises. Each case gets an empty log of its own. */
export function eventStoreContract(name: string, open: OpenStore): void {
  describe(`the event-store contract: ${name}`, () => {
    let opened: OpenedStore;

    beforeEach(async () => {
      opened = await open();
    });

    afterEach(() => opened.dispose());

    const given = (): OpenedStore => opened;
    describe('append', () => appendCases(given));
    describe('the same append again', () => idempotenceCases(given));
    describe('known time', () => knownTimeCases(given));
    describe('a founding log', () => foundingCases(given));
    describe('reading', () => readingCases(given));
    describe('a subscription', () => subscriptionCases(given));
    describe('its life', () => lifeCases(given));
  });
}

import { clockCases } from './clock-cases.js';
import { commitCases } from './commit-cases.js';
import type { OpenedViews } from './given.js';
import { parkingCases } from './parking-cases.js';
import { queryCases } from './query-cases.js';
import { searchCases } from './search-cases.js';

/** What every way of keeping views promises. Each case gets empty views of its own. */
export function viewsContract(name: string, open: () => OpenedViews): void {
  describe(`the contract of views: ${name}`, () => {
    let opened: OpenedViews;

    beforeEach(() => {
      opened = open();
    });

    afterEach(() => opened.dispose());

    const given = (): OpenedViews => opened;
    describe('the two clocks', () => clockCases(given));
    describe('a query', () => queryCases(given));
    describe('a search', () => searchCases(given));
    describe('parked streams', () => parkingCases(given));
    describe('a commit', () => commitCases(given));
  });
}

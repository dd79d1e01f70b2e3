import { viewsEdition } from './edition.js';

describe('the edition of the views', () => {
  it('is the same as long as the code is', () => {
    expect(viewsEdition()).toMatch(/^[0-9a-f]{12}$/);
    expect(viewsEdition()).toBe(viewsEdition());
  });
});

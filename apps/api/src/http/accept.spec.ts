import { preferred } from './accept.js';
import type { Request } from './fastify.js';

const offered = ['application/json', 'text/csv', 'application/x-ndjson'] as const;
const asked = (accept?: string) =>
  preferred({ headers: { ...(accept !== undefined && { accept }) } } as Request, [...offered]);

describe('what a client accepts', () => {
  it.each([
    [undefined, 'application/json'],
    ['*/*', 'application/json'],
    ['text/csv', 'text/csv'],
    ['Text/CSV; q=1', 'text/csv'],
    ['text/*', 'text/csv'],
    ['application/x-ndjson', 'application/x-ndjson'],
    ['application/json;q=0.2, text/csv;q=0.9', 'text/csv'],
    ['text/html,application/xhtml+xml,*/*;q=0.8', 'application/json'],
    ['application/json;q=0, */*', 'text/csv'],
  ])('%s', (accept, type) => {
    expect(asked(accept)).toBe(type);
  });

  it('is told when it cannot be given', () => {
    expect(() => asked('application/pdf')).toThrow('This path gives application/json, text/csv');
    expect(() => asked('')).toThrow('This path gives');
  });
});

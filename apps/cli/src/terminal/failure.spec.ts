import { Failure, failureOf } from './failure.js';

describe('a failure', () => {
  it('says what to do when the folder is held', () => {
    const locked = Object.assign(new Error('The log in ./data is in use by process 7 on host.'), {
      code: 'Locked',
    });

    expect(failureOf(locked)).toMatchObject({
      message:
        'The log in ./data is in use by process 7 on host. Stop it first, or go through it with --url where the command has that.',
      exitCode: 1,
    });
  });

  it('is one sentence, whatever was thrown', () => {
    expect(failureOf(new Error('first\n  at somewhere')).message).toBe('first');
    expect(failureOf('text').message).toBe('text');
    expect(failureOf(undefined).message).toBe('undefined');
  });

  it('passes through as it is', () => {
    const failure = new Failure('asked wrongly', 2);
    expect(failureOf(failure)).toBe(failure);
  });
});

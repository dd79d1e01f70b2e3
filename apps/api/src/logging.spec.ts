import { PatientOutput } from './logging.js';

describe('lines for a reader who stopped reading', () => {
  it('are dropped while too many wait, and counted afterwards', () => {
    const written: string[] = [];
    const output = { writableLength: 0, write: (line: string) => written.push(line) > 0 };
    const lines = new PatientOutput(output);
    lines.write('one');
    output.writableLength = 5 * 1024 * 1024;
    lines.write('two');
    lines.write('three');
    output.writableLength = 0;
    lines.write('four');
    expect(written).toEqual(['one', expect.stringContaining('2 lines were dropped'), 'four']);
  });
});

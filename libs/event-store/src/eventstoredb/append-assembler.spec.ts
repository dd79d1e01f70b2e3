import { AppendAssembler } from './append-assembler.js';
import type { ArrivedEvent } from './arrival.js';

describe('appends put together from the events of a log', () => {
  it('are whole by their stamps', () => {
    expect(appendsOf('a0/2 a1/2 b0/1 c0/3 c1/3 c2/3')).toEqual(['a0 a1', 'b0', 'c0 c1 c2']);
  });

  it('are events by themselves where there are no stamps', () => {
    expect(appendsOf('- - a0/2 a1/2 -')).toEqual(['-', '-', 'a0 a1', '-']);
  });

  it('are what is there of them when something else follows', () => {
    expect(appendsOf('a0/3 a1/3 b0/1')).toEqual(['a0 a1', 'b0']);
    expect(appendsOf('a0/3 - a1/3 a2/3')).toEqual(['a0', '-', 'a1 a2']);
  });

  it('are two when one and the same was written twice', () => {
    expect(appendsOf('a0/2 a1/2 a0/2 a1/2')).toEqual(['a0 a1', 'a0 a1']);
    expect(appendsOf('a0/2 a0/2 a1/2')).toEqual(['a0', 'a0 a1']);
  });

  it('wait for their rest, unless they are too large to be one', () => {
    expect(appendsOf('a0/3 a1/3')).toEqual([]);
    expect(appendsOf('a0/3 a1/3 a2/3', 'x'.repeat(600_000))).toEqual(['a0 a1', 'a2']);
  });
});

/** The appends in a log of events, each written as id, number and count. */
function appendsOf(log: string, data = '{}'): readonly string[] {
  const assembler = new AppendAssembler();
  return log
    .split(' ')
    .flatMap((word) => assembler.add(arrived(word, data)))
    .map((append) => append.map(({ type }) => type).join(' '));
}

function arrived(word: string, data: string): ArrivedEvent {
  const [, id = '', event, of] = /^([a-z])(\d)\/(\d)$/.exec(word) ?? [];
  return {
    stream: 'officer-1',
    revision: 0,
    position: { commit: 1n, prepare: 1n },
    id: '',
    type: word.split('/')[0] ?? '',
    data,
    metadata: '{}',
    recordedAt: 0,
    created: 0,
    ...(event !== undefined && { stamp: { id, event: Number(event), of: Number(of) } }),
  };
}

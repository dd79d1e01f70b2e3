import type { Micros } from '../port.js';
import type { PreparedAppend } from '../shared/prepared-append.js';
import { LogWriter, type AppendResult } from './log-writer.js';
import { failureOf, type AppendAnswer } from './messages.js';
import type { GroupWriter } from './writer-host.js';

/** Opens the log of the record for a {@link WriterHost}: its results as plain values, fit for another thread. */
export function openRecordWriter(
  path: string,
  clock: () => Micros,
): GroupWriter<PreparedAppend, AppendAnswer> {
  const writer = LogWriter.open(path, clock);
  return {
    commit: (group) => {
      const results = writer.commit(group);
      return { results: results.map(answerOf), grew: results.some(isNew) };
    },
    close: () => writer.close(),
  };
}

function answerOf(result: AppendResult): AppendAnswer {
  return 'error' in result ? { failure: failureOf(result.error) } : result;
}

function isNew(result: AppendResult): boolean {
  return 'appended' in result && result.appended.outcome === 'created';
}

import { createWriteStream, openSync, renameSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';

/** Lines written as fast as they are taken. */
export interface Output {
  line(text: string): Promise<void>;
  /** Writes what is left; a file gets its name only now. */
  end(): Promise<void>;
  /** Gives up: a file that was begun goes away. */
  discard(): void;
}

/** Standard output, or a file. */
export function openOutput(path: string | undefined): Output {
  return path === undefined || path === '-' ? standardOutput() : fileOutput(path);
}

function standardOutput(): Output {
  return {
    line: (text) => written(process.stdout, `${text}\n`),
    end: () => Promise.resolve(),
    discard: () => undefined,
  };
}

/** The file appears under its name when it is whole, in place of one that was there. */
function fileOutput(path: string): Output {
  const unfinished = `${path}.part`;
  const stream = createWriteStream(unfinished, { fd: openSync(unfinished, 'w') });
  const done = finished(stream);
  done.catch(() => undefined);
  return {
    line: (text) => Promise.race([written(stream, `${text}\n`), done]),
    end: async () => {
      stream.end();
      await done;
      renameSync(unfinished, path);
    },
    discard: () => {
      stream.destroy();
      rmSync(unfinished, { force: true });
    },
  };
}

async function written(stream: Writable, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, 'drain');
}

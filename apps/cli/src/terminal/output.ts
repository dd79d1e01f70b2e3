import { createWriteStream, openSync, renameSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';

/** Written as fast as it is taken. */
export interface Output {
  write(bytes: Uint8Array): Promise<void>;
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
    write: (bytes) => written(process.stdout, bytes),
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
    write: (bytes) => Promise.race([written(stream, bytes), done]),
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

async function written(stream: Writable, content: string | Uint8Array): Promise<void> {
  if (!stream.write(content)) await once(stream, 'drain');
}

import { type Application, openApplication } from '@elshi/application';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { Failure } from './terminal/failure.js';

/** Opens the application over a folder for as long as the work lasts; nothing is written unless the work `records`. */
export async function withApplication<T>(
  folder: string,
  work: (application: Application) => Promise<T>,
  { records = false } = {},
): Promise<T> {
  const application = await openApplication(
    { kind: 'embedded', folder },
    { onFault: (sentence) => process.stderr.write(`${sentence}\n`), reacting: records },
  );
  try {
    return await work(application);
  } finally {
    await application.close();
  }
}

/** For commands that only read: a folder without a log is a slip, not a place to begin one. */
export function insistOnLog(folder: string): void {
  if (!existsSync(join(folder, 'log.db')))
    throw new Failure(`There is no log in ${folder}. Name the folder with --data, or set ELSHI_DATA.`);
}

/** Who records what is imported here. */
export function contextOf(user: string) {
  const requestId = v7();
  return { user, role: 'REG', requestId, correlationId: requestId };
}

const USER = /^[\x20-\x7e]{1,128}$/;

/** The name to record under, as the service takes it. */
export function userNamed(text: string): string {
  if (USER.test(text) && text.trim() === text && !text.includes(',')) return text;
  throw new Failure('--user is 1 to 128 printable ASCII characters without a comma.', 2);
}

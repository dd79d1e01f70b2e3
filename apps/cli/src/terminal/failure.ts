/** What ends a command, in one sentence for whoever typed it. */
export class Failure extends Error {
  /** 1: it could not be done, or not all of it. 2: it was asked in the wrong way. */
  constructor(
    sentence: string,
    readonly exitCode: 1 | 2 = 1,
  ) {
    super(sentence);
    this.name = 'Failure';
  }
}

/** The sentence and the exit code for whatever was thrown. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Failure) return error;
  const { code, message } = (error ?? {}) as { readonly code?: unknown; readonly message?: unknown };
  const said = typeof message === 'string' && message !== '' ? message : String(error);
  const sentence = typeof code === 'string' ? (sentences[code]?.(said) ?? said) : said;
  return new Failure(sentence.split('\n')[0] ?? sentence);
}

const sentences: Readonly<Record<string, (said: string) => string>> = {
  Locked: (said) => `${said} Stop it first, or go through it with --url where the command has that.`,
  ENOSPC: () => 'The disk is full.',
  EACCES: (said) => `This may not be read or written: ${said}.`,
  Z_BUF_ERROR: () => 'The compressed file breaks off: it is not whole.',
  Z_DATA_ERROR: () => 'The compressed file is damaged.',
};

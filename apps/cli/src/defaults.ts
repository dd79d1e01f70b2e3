import { userInfo } from 'node:os';

/** The folder that commands work on when nothing else is said. */
export function defaultFolder(): string {
  return process.env['ELSHI_DATA'] || './data';
}

/** The name under which this person is logged in. */
export function localUser(): string {
  try {
    return userInfo().username;
  } catch {
    return 'cli';
  }
}

/** Whose calendar day is today. */
export function defaultTimeZone(): string {
  return process.env['ELSHI_TIMEZONE'] || 'Asia/Almaty';
}

/** Options that several commands share. */
export const DATA = ['--data <folder>', 'folder of the log and of the views'] as const;
export const URL_OPTION = [
  '--url <address>',
  'go through a running service, like http://127.0.0.1:3000',
] as const;

/** Why a backup cannot be taken, verified or restored. */
export type BackupErrorCode =
  /** There is no backup in the folder: none was taken, or the first one broke off. */
  | 'NoBackup'
  /** A part or the manifest is missing, or is not what was written. */
  | 'BackupDamaged'
  /** It was written by a newer version. */
  | 'BackupTooNew'
  /** The backup holds what another log recorded, or the log was put back to an earlier state since. */
  | 'OtherLog'
  /** What is asked for lies beyond the end of the backup. */
  | 'NotInBackup'
  /** The folder holds something else already, or another backup goes into it just now. */
  | 'FolderInUse'
  /** The folder cannot be read or written, or its disk is full. */
  | 'FolderUnavailable';

export class BackupError extends Error {
  constructor(
    readonly code: BackupErrorCode,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = 'BackupError';
  }
}

/** What an error of the file system means to whoever takes or restores a backup. */
export function folderUnavailable(path: string, cause: unknown): BackupError {
  const { code, message } = cause as NodeJS.ErrnoException;
  const sentence =
    code === 'ENOSPC' || code === 'EDQUOT'
      ? `The disk of ${path} is full.`
      : `${path} cannot be read or written: ${message}.`;
  return new BackupError('FolderUnavailable', sentence, { cause });
}

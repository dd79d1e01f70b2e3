export type ViewsErrorCode =
  /** The views are no views of ours, of another edition, or broken: they must be made again. */
  | 'Damaged'
  /** The views cannot be read or written just now. */
  | 'Unavailable';

export class ViewsError extends Error {
  constructor(
    readonly code: ViewsErrorCode,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = 'ViewsError';
  }
}

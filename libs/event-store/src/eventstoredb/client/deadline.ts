import { DeadlineError } from './failure.js';

/**
 * Waits for a call so long and no longer. What comes of it later goes nowhere; `abandon` is called when it was given up.
 */
export function within<Value>(
  milliseconds: number,
  call: Promise<Value>,
  abandon: () => void = () => undefined,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      abandon();
      reject(new DeadlineError(`The server did not answer within ${Math.round(milliseconds)} ms.`));
    }, milliseconds);
    call.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

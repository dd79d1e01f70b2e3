const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** A number as it is read: `12,345`. */
export function counted(number: number): string {
  return whole.format(number);
}

/** `1 line`, `2 lines`. */
export function plural(number: number, one: string, many = `${one}s`): string {
  return `${counted(number)} ${number === 1 ? one : many}`;
}

/** A duration as it is said: `0.8 s`, `45 s`, `3 min 5 s`, `2 h 10 min`. */
export function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${Math.floor(seconds % 60)} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** So many in a second. */
export function rate(number: number, milliseconds: number): number {
  return milliseconds > 0 ? (number / milliseconds) * 1000 : 0;
}

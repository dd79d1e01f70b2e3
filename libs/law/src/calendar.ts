/**
 * Civil days of the proleptic Gregorian calendar, without clock or time zone.
 *
 * Inside, a day is counted from 1970-01-01; outside, it is written `YYYY-MM-DD`. Both orders are the order in time.
 */

declare const calendarDateBrand: unique symbol;
/** A real calendar day written `YYYY-MM-DD`. Two of them compare as text. */
export type CalendarDate = string & { readonly [calendarDateBrand]: true };

/** A day counted from 1970-01-01, which is 0. */
export type DayNumber = number;

/** How a whole number of years after 29 February ends in a year without one (policy P04). */
export type LeapDayRule = 'CLAMP' | 'ROLL';

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH = /^(\d{4})-(\d{2})$/;
const YEAR = /^\d{4}$/;
const ZERO = '0'.charCodeAt(0);
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Whether February has 29 days in this year. */
export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Days of the month, 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

/** Whether the text is a real day written `YYYY-MM-DD`, from the year 0001 on. */
export function isCalendarDate(text: string): text is CalendarDate {
  const match = DAY.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** The day that the text names. Throws for anything but a real day: callers check input with {@link isCalendarDate}. */
export function calendarDate(text: string): CalendarDate {
  if (!isCalendarDate(text)) throw new RangeError(`${JSON.stringify(text)} is not a calendar day.`);
  return text;
}

/** The day, counted from 1970-01-01. */
export function dayNumber(date: CalendarDate): DayNumber {
  return dayNumberOf(digits(date, 0) * 100 + digits(date, 2), digits(date, 5), digits(date, 8));
}

/** The day with this count from 1970-01-01, between the years 0001 and 9999. */
export function dateOf(day: DayNumber): CalendarDate {
  const { year, month, dayOfMonth } = civil(day);
  return calendarDate(
    `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`,
  );
}

/** The first day that can be written. */
export const FIRST_DATE: CalendarDate = calendarDate('0001-01-01');
/** The last day that can be written. A day counted beyond it has no date. */
export const LAST_DATE: CalendarDate = calendarDate('9999-12-31');

/** Days from one day to another; negative when the second is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** The same day and month so many years later; 29 February as the rule says where that year has none. */
export function yearsAfter(day: DayNumber, years: number, rule: LeapDayRule): DayNumber {
  const { year, month, dayOfMonth } = civil(day);
  const target = year + years;
  if (month === 2 && dayOfMonth === 29 && !isLeapYear(target)) {
    return rule === 'CLAMP' ? dayNumberOf(target, 2, 28) : dayNumberOf(target, 3, 1);
  }
  return dayNumberOf(target, month, dayOfMonth);
}

/** The same day so many months later, or the last of that month where it is shorter. */
export function monthsAfter(day: DayNumber, months: number): DayNumber {
  const { year, month, dayOfMonth } = civil(day);
  const index = year * 12 + (month - 1) + months;
  const [targetYear, targetMonth] = [Math.floor(index / 12), (index % 12) + 1];
  return dayNumberOf(targetYear, targetMonth, Math.min(dayOfMonth, daysInMonth(targetYear, targetMonth)));
}

/**
 * Years, months and days from one day to a later one, as a clerk reckons them: whole years, then whole months, then the
 * days that remain.
 */
export function yearsMonthsDays(
  from: DayNumber,
  to: DayNumber,
): { readonly years: number; readonly months: number; readonly days: number } {
  const [start, end] = [civil(from), civil(to)];
  let months = (end.year - start.year) * 12 + (end.month - start.month);
  if (monthsAfter(from, months) > to) months -= 1;
  return { years: Math.floor(months / 12), months: months % 12, days: to - monthsAfter(from, months) };
}

declare const writtenDateBrand: unique symbol;
/** A date as an old register wrote it: a day, or only `YYYY-MM` or `YYYY`. */
export type WrittenDate = CalendarDate | (string & { readonly [writtenDateBrand]: true });

/** Whether the text is a day, a month or a year of the calendar. */
export function isWrittenDate(text: string): text is WrittenDate {
  if (isCalendarDate(text)) return true;
  if (YEAR.test(text)) return Number(text) >= 1;
  const match = MONTH.exec(text);
  return match !== null && Number(match[1]) >= 1 && Number(match[2]) >= 1 && Number(match[2]) <= 12;
}

/** The first day of the period that was written: what it is ordered and counted by. */
export function firstDayOf(written: WrittenDate): CalendarDate {
  if (!isApproximate(written)) return written as CalendarDate;
  return (written.length === 4 ? `${written}-01-01` : `${written}-01`) as CalendarDate;
}

/** Whether the date names less than a day, so that every figure resting on it is approximate. */
export function isApproximate(written: WrittenDate): boolean {
  return written.length < 10;
}

/** The number that two digits of a written day stand for. */
function digits(date: CalendarDate, at: number): number {
  return date.charCodeAt(at) * 10 + date.charCodeAt(at + 1) - 11 * ZERO;
}

/** Counts in years that begin on 1 March, so that the leap day comes last. */
function dayNumberOf(year: number, month: number, day: number): DayNumber {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

function civil(day: DayNumber): { year: number; month: number; dayOfMonth: number } {
  const shifted = day + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfMonth: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

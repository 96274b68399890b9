/**
 * Days as `YYYY-MM-DD` text: they compare as strings, and nothing here reads a clock or a time zone.
 */

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** True for a real day of the calendar from 1900 to 2199, written `YYYY-MM-DD`. */
export function isDay(text: unknown): text is string {
  if (typeof text !== 'string' || !/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return false;
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8));
  return month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);
}

/** Years that a record may carry. */
export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2199;

/** True for a year that a record may carry. */
export function isYear(year: unknown): year is number {
  return typeof year === 'number' && Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR;
}

/** The last day of the year that was asked for last: most records of a register are of one year. */
export interface YearEnd {
  year: number;
  lastDay: string;
}

export function createYearEnd(): YearEnd {
  return { year: 0, lastDay: '' };
}

/** The last day of a year. */
export function lastDayOf(end: YearEnd, year: number): string {
  if (end.year !== year) {
    end.lastDay = `${year}-12-31`;
    end.year = year;
  }
  return end.lastDay;
}

/** The day before. */
export function dayBefore(day: string): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  if (date > 1) return format(year, month, date - 1);
  if (month > 1) return format(year, month - 1, daysOf(year, month - 1));
  return format(year - 1, 12, 31);
}

/** True when `day` lies in the half-open interval; an absent end is open. */
export function isWithin(day: string, from: string | undefined, until: string | undefined): boolean {
  return (from === undefined || from <= day) && (until === undefined || day < until);
}

/** The day itself when it lies in the half-open interval, else the interval's day that is nearest to it. */
export function nearestDay(day: string, from: string | undefined, until: string | undefined): string {
  if (from !== undefined && day < from) return from;
  return until !== undefined && until <= day ? dayBefore(until) : day;
}

/** Days from one day to another, negative when the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** Days since 1 March of the year 0; a leap day ends its year, so that months have the same lengths in all years. */
function dayNumber(day: string): number {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const from = month > 2 ? year : year - 1;
  const leaps = Math.floor(from / 4) - Math.floor(from / 100) + Math.floor(from / 400);
  return from * 365 + leaps + Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + date - 1;
}

function daysOf(year: number, month: number): number {
  const leap = month === 2 && ((year % 4 === 0 && year % 100 !== 0) || year % 400 === 0);
  return DAYS[month - 1]! + (leap ? 1 : 0);
}

function format(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

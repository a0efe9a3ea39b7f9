const months = new Set(['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'])
const first = 1900
const last = 2100

/** Day number of a spreadsheet to its year, from 1901 (day 367) to 2100: every fourth year of these has a day more, and it ends its four. */
function yearOfSerial(days: number): number {
  const fours = Math.floor((days - 367) / 1461)
  return 1901 + 4 * fours + Math.min(3, Math.floor((days - 367 - 1461 * fours) / 365))
}

/** Two digits as spreadsheets take them for past dates: up to 49 in this century. */
const century = (text: string): number =>
  text.length === 2 ? Number(text) + (Number(text) < 50 ? 2000 : 1900) : Number(text)

/** Day and month in either order; a month by name counts. */
function isDay(a: string, b: string): boolean {
  const [low, high] = [Math.min(Number(a), Number(b)), Math.max(Number(a), Number(b))]
  return low >= 1 && low <= 12 && high <= 31
}

const isMonth = (name: string): boolean => months.has(name.slice(0, 3).toLowerCase())
const within = (year: number): number | undefined => (year >= first && year <= last ? year : undefined)

type Form = readonly [pattern: RegExp, year: (parts: readonly string[]) => number | undefined]
/** Time of day or zone after a date; the year does not depend on it. */
const rest = '(?:[T ,].*)?$'
/** Dates as spreadsheets and HR systems write them. Only the year is kept, so it does not matter which of day and month comes first. */
const forms: readonly Form[] = [
  [/^(\d{4})$/, ([year = '']) => Number(year)],
  [
    new RegExp(`^(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})${rest}`),
    ([year = '', a = '', b = '']) => (isDay(a, b) ? Number(year) : undefined),
  ],
  [/^(\d{4})[-/.](\d{1,2})$/, ([year = '', month = '']) => (isDay(month, '1') ? Number(year) : undefined)],
  [
    new RegExp(`^(\\d{1,2})[-/. ] ?(\\d{1,2})[-/. ] ?(\\d{4}|\\d{2})${rest}`),
    ([a = '', b = '', year = '']) => (isDay(a, b) ? century(year) : undefined),
  ],
  [
    new RegExp(`^\\d{1,2}\\.?[- ]([A-Za-z]{3,9})\\.?[- ,]+(\\d{4}|\\d{2})${rest}`),
    ([month = '', year = '']) => (isMonth(month) ? century(year) : undefined),
  ],
  [
    /^([A-Za-z]{3,9})\.? \d{1,2},? (\d{4})$/,
    ([month = '', year = '']) => (isMonth(month) ? Number(year) : undefined),
  ],
  [/^(\d{4})(\d{2})(\d{2})$/, ([year = '', a = '', b = '']) => (isDay(a, b) ? Number(year) : undefined)],
  [/^(\d{5})(?:\.\d+)?$/, ([days = '']) => yearOfSerial(Number(days))],
]

/** Year of a date as people write it, 1900 to 2100: 2019-05-31, 31.5.2019, 5/31/19, 31-May-2019, or the day number of a spreadsheet. Undefined when it is none. */
export function yearOf(text: string): number | undefined {
  for (const [pattern, year] of forms) {
    const match = pattern.exec(text)
    const found = match === null ? undefined : year(match.slice(1))
    if (found !== undefined) return within(found)
  }
  return undefined
}

/** How day, month and year of a date are ordered. */
export type DateFormat = 'ymd' | 'dmy' | 'mdy'

/** What stands in a column of weeks: a day as its number, a number of a week, or why it is neither. */
export type When =
  | { readonly kind: 'day'; readonly day: number }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'ambiguous' | 'bad' }

/** Days from 1970-01-01 to a day of the Gregorian calendar (Hinnant, chrono-compatible low-level date algorithms). */
function dayNumber(year: number, month: number, day: number): number {
  // Years that begin in March end with the leap day.
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const ofEra = y - era * 400
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468
}

/** Year, month and day of a day number. */
function civil(day: number): readonly [year: number, month: number, day: number] {
  const z = day + 719_468
  const era = Math.floor(z / 146_097)
  const ofEra = z - era * 146_097
  const y = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  )
  const ofYear = ofEra - (365 * y + Math.floor(y / 4) - Math.floor(y / 100))
  const m = Math.floor((5 * ofYear + 2) / 153)
  const month = m < 10 ? m + 3 : m - 9
  return [y + era * 400 + (month <= 2 ? 1 : 0), month, ofYear - Math.floor((153 * m + 2) / 5) + 1]
}

const twoDigits = (n: number): string => String(n).padStart(2, '0')

/** A day as 2019-12-31. */
export function wordDay(day: number): string {
  const [year, month, date] = civil(day)
  return `${year}-${twoDigits(month)}-${twoDigits(date)}`
}

function dayOf(year: number, month: number, date: number): When {
  if (year < 1990 || year > 2100 || month < 1 || month > 12 || date < 1) return { kind: 'bad' }
  const day = dayNumber(year, month, date)
  // The 31st of a month with 30 days would be another day.
  return wordDay(day) === `${year}-${twoDigits(month)}-${twoDigits(date)}`
    ? { kind: 'day', day }
    : { kind: 'bad' }
}

/** Monday of a week of ISO 8601: week 1 holds January 4. */
function mondayOf(year: number, week: number): When {
  const fourth = dayNumber(year, 1, 4)
  // 1970-01-01 was a Thursday, the fourth day of its week.
  const monday = fourth - ((((fourth + 3) % 7) + 7) % 7) + 7 * (week - 1)
  const isThere = week >= 1 && civil(monday + 3)[0] === year
  return isThere ? { kind: 'day', day: monday } : { kind: 'bad' }
}

const time = '(?:[T ]\\d{2}:\\d{2}.*)?$'
const iso = new RegExp(`^(\\d{4})-(\\d{2})-(\\d{2})${time}`)
const isoWeek = /^(\d{4})-?W(\d{2})$/i
const parts = new RegExp(`^(\\d{1,4})[-/. ]\\s?(\\d{1,2})[-/. ]\\s?(\\d{1,4})${time}`)

/** The order of year, month and day among the parts of a date. */
const orders = { ymd: [0, 1, 2], dmy: [2, 1, 0], mdy: [2, 0, 1] } as const satisfies Record<
  DateFormat,
  readonly number[]
>

function partsDate(text: string, format: DateFormat | undefined): When {
  const found = parts.exec(text)?.slice(1)
  if (found === undefined) return { kind: 'bad' }
  if (format === undefined) return { kind: 'ambiguous' }
  const [year = '', month = '', day = ''] = orders[format].map((i) => found[i])
  return year.length === 4 ? dayOf(Number(year), Number(month), Number(day)) : { kind: 'bad' }
}

/** The week of a row. A date whose order of day and month nobody has told is ambiguous, whatever its numbers. */
export function whenOf(text: string, format: DateFormat | undefined): When {
  if (/^\d{1,4}$/.test(text)) return { kind: 'number', number: Number(text) }
  const week = isoWeek.exec(text)
  if (week !== null) return mondayOf(Number(week[1]), Number(week[2]))
  const [, year, month, day] = iso.exec(text) ?? []
  return year === undefined ? partsDate(text, format) : dayOf(Number(year), Number(month), Number(day))
}

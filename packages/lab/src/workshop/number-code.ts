/** Digits that count in a number somebody tells, and the powers of ten of the last of them. */
const mostDigits = 4
const powers = { least: -6, most: 9 } as const

/** A number as whole digits times a power of ten; undefined for one that has more digits than count, or is too large or small. */
function partsOf(value: number): { readonly digits: number; readonly power: number } | undefined {
  if (value === 0) return { digits: 0, power: 0 }
  const match = /^(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(Math.abs(value).toExponential())
  if (match === null) return undefined
  const [, first = '', rest = '', exponent = ''] = match
  const power = Number(exponent) - rest.length
  if (rest.length >= mostDigits || power < powers.least || power > powers.most) return undefined
  return { digits: Number(first + rest), power }
}

/** True for a number that a participant can tell: at most four digits that count, from millionths to billions. */
export const isTidy = (value: number): boolean => partsOf(value) !== undefined

/** The nearest number that a participant can tell; NaN for none. */
export function tidied(value: number): number {
  if (!Number.isFinite(value)) return Number.NaN
  const near = Number(value.toPrecision(mostDigits))
  const small = Number(near.toFixed(-powers.least))
  return isTidy(small) ? small + 0 : Number.NaN
}

/** Takes and gives digits of a code: `put` and `take` in the same order with the same radices. */
export type Digits = { readonly put: (digit: number, radix: number) => void }
export type Taker = { readonly take: (radix: number) => number }

const tens = [1, 10, 100, 1000, 10_000] as const
const countOfPowers = powers.most - powers.least + 1
/** The least whole number of so many digits. */
const leastOf = (digits: number): number => tens[digits - 1] ?? Number.NaN
/** How many whole numbers have so many digits. */
const numbersOf = (digits: number): number => 9 * leastOf(digits)

/** Puts a tidy number: how many digits, the digits, the power of ten, the sign. Few digits make a short code. Throws RangeError for another number. */
export function putNumber(value: number, into: Digits): void {
  const parts = partsOf(value)
  if (parts === undefined) throw new RangeError(`${value} has more than ${mostDigits} digits that count`)
  const count = parts.digits === 0 ? 0 : String(parts.digits).length
  into.put(count, mostDigits + 1)
  if (count === 0) return
  into.put(value < 0 ? 1 : 0, 2)
  into.put(parts.power - powers.least, countOfPowers)
  into.put(parts.digits - leastOf(count), numbersOf(count))
}

/** The number that `putNumber` put. */
export function takeNumber(from: Taker): number {
  const count = from.take(mostDigits + 1)
  if (count === 0) return 0
  const negative = from.take(2) === 1
  const power = from.take(countOfPowers) + powers.least
  const digits = from.take(numbersOf(count)) + leastOf(count)
  return Number(`${negative ? '-' : ''}${digits}e${power}`)
}

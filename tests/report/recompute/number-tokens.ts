/** A number as a reader sees it: its size, how many decimals it shows, its sign if it shows one, and the unit that stands right behind it. */
export type Token = {
  readonly text: string
  readonly at: number
  readonly size: number
  readonly decimals: number
  readonly sign: '+' | '-' | ''
  readonly unit: string
}

const pattern =
  /(?<![\p{L}\d._])([+-]?)(\d[\d,]*(?:\.\d+)?(?:e-?\d+)?)(?:\s?(%|points?\b|pt\b|bn\$|M\$|k\$|\$|h\b))?(?![\p{L}\d_])/gu

/** Every number of a text. Digits inside of words (`ab12`) are none. */
export function tokensOf(text: string): readonly Token[] {
  return [...text.matchAll(pattern)].map((match) => {
    const [whole, sign = '', digits = '', unit = ''] = match
    const plain = digits.replaceAll(',', '')
    const [mantissa = '', power = '0'] = plain.split('e')
    return {
      text: whole,
      at: match.index,
      size: Number(plain),
      decimals: (mantissa.split('.')[1]?.length ?? 0) - Number(power),
      sign: sign === '+' || sign === '-' ? sign : '',
      unit,
    }
  })
}

/** What a value is multiplied by to be written with a unit. */
const scales: Readonly<Record<string, readonly number[]>> = {
  '%': [100, 1],
  points: [100],
  point: [100],
  pt: [100],
  $: [1],
  k$: [1e-3],
  M$: [1e-6],
  bn$: [1e-9],
  h: [1],
  // The unit may stand behind the next number, or was said before.
  '': [1, 100, 1e-3, 1e-6, 1e-9],
}

/** True where a value, rounded to the shown decimals, is what the token says. */
export function says({ size, decimals, sign, unit }: Token, value: number): boolean {
  if (!Number.isFinite(value)) return false
  if (sign === '-' && value > 0) return false
  if (sign === '+' && value < 0) return false
  const half = 0.5 * 10 ** -decimals
  return (scales[unit] ?? [1]).some((scale) => {
    const scaled = Math.abs(value * scale)
    return Math.abs(scaled - size) <= half + 1e-9 * Math.max(1, scaled)
  })
}

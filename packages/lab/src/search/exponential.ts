// ln 2 in two parts, the first with 21 zero bits at its end, so that n times it is exact (fdlibm, e_exp.c).
const ln2High = 6.9314718036912381649e-1
const ln2Low = 1.90821492927058770002e-10

/**
 * e to the x from + - * / alone, so that it has the same bits on every machine: x is brought to within half of ln 2 by whole doublings,
 * where seventeen terms of the series are exact to the last bits. 0 below -745, infinite above 709.
 */
export function exponential(x: number): number {
  if (Number.isNaN(x)) return x
  if (x < -745) return 0
  if (x > 709) return Number.POSITIVE_INFINITY
  const twos = Math.floor(x / Math.LN2 + 0.5)
  const rest = x - twos * ln2High - twos * ln2Low
  let sum = 1
  for (let k = 17; k >= 1; k--) sum = 1 + (rest * sum) / k
  const by = twos < 0 ? 0.5 : 2
  for (let n = Math.abs(twos); n > 0; n--) sum *= by
  return sum
}

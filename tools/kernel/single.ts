import type { Graph, Node } from './graph.ts'
import { asReal, pickLanes, type Real, type Value, wordOf } from './values.ts'

export const promote = (g: Graph, half: Node): Node => g.vector('f64x2.promote_low_f32x4', half)
const demote = (g: Graph, half: Node): Node => g.vector('f32x4.demote_f64x2_zero', half)

/** The f64 of four f32. */
function promoted(g: Graph, single: Node): Real {
  const high = pickLanes(g, single, single, 2, 3, 2, 3)
  return { type: 'f64', lo: promote(g, single), hi: promote(g, high), single: () => single }
}

/** The f32x4 of a value known to be f32: loads of a Float32Array, results of `Math.fround`, literals that f32 holds, choices between these. */
export function known(g: Graph, value: Value): (() => Node) | undefined {
  if (value.type === 'f64') return value.single
  if (value.type !== 'literal' || Math.fround(value.value) !== value.value) return undefined
  return () => wordOf(g, new Int32Array(Float32Array.of(value.value).buffer)[0] ?? 0)
}

const instructions: Record<string, string> = {
  '+': 'add',
  '-': 'sub',
  '*': 'mul',
  '/': 'div',
  sqrt: 'sqrt',
}

/**
 * The result of an operator, with what `Math.fround` makes of it where all operands are f32: one instruction for four rows, with the
 * same bits. Rounding to f64 and then to f32 is rounding once for these five, since 53 >= 2 * 24 + 2 (proved, with underflow, in
 * P. Roux, Innocuous Double Rounding of Basic Arithmetic Operations, 2014, doi 10.6092/issn.1972-5787/4359). Below 2^-126, where
 * f32 has fewer bits: sums are exact there, products are exact in f64, no root lies there, and a quotient of two 24-bit numbers is
 * no nearer than 2^-49 of itself to the middle between two f32, unless it is that middle.
 */
export function roundable(g: Graph, operator: string, result: Value, ...from: readonly Value[]): Value {
  const op = instructions[operator]
  const singles = from.flatMap((value) => known(g, value) ?? [])
  if (result.type !== 'f64' || op === undefined || singles.length < from.length) return result
  return { ...result, rounded: () => g.vector(`f32x4.${op}`, ...singles.map((one) => one())) }
}

/** The f32x4 of a number: what it came from, or rounded. */
export function singleOf(g: Graph, value: Real): Node {
  const single = value.single ?? value.rounded
  return single === undefined ? pickLanes(g, demote(g, value.lo), demote(g, value.hi), 0, 1, 4, 5) : single()
}

/** `Math.fround`: rounded to f32 and back. A whole number becomes f32 at once, which is the same: as f64 it is exact. */
export function fround(g: Graph, value: Value): Real {
  if (value.type === 'int' || value.type === 'u32') {
    const sign = value.type === 'int' ? 's' : 'u'
    return promoted(g, g.vector(`f32x4.convert_i32x4_${sign}`, value.bits))
  }
  const exact = asReal(g, value)
  if (exact.single !== undefined) return exact
  if (exact.rounded !== undefined) return promoted(g, exact.rounded())
  const halves = [demote(g, exact.lo), demote(g, exact.hi)] as const
  return {
    type: 'f64',
    lo: promote(g, halves[0]),
    hi: promote(g, halves[1]),
    single: () => pickLanes(g, halves[0], halves[1], 0, 1, 4, 5),
  }
}

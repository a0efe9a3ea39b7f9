import type { Graph, Node } from './graph.ts'
import { Refusal } from './source.ts'
import {
  asReal,
  asWhole,
  blend,
  joined,
  type Mask,
  narrow,
  negated,
  type Real,
  type Value,
  wide,
} from './values.ts'

const constant = (node: Node | undefined): number =>
  node?.op === 'f64x2.splat' && node.args[0]?.op === 'f64.const' ? Number(node.args[0].immediate) : Number.NaN

/** `x < low ? low : pmin(x, high)` is `pmax(pmin(x, high), low)` with constants low <= high: below low the minimum is x itself. */
const isClamp = (x: Node, low: Node, { op, args }: Node): boolean =>
  op === 'f64x2.pmin' && args[0] === x && constant(low) <= constant(args[1])

/** `x > h ? h : x` is the instruction pmin and `x < l ? l : x` is pmax, to the sign of zero. */
function cut(g: Graph, mask: Node, a: Node, b: Node): Node | undefined {
  const [x, bound] = mask.args
  if (x === undefined || bound !== a) return undefined
  if (mask.op === 'f64x2.gt' && x === b) return g.vector('f64x2.pmin', x, a)
  if (mask.op === 'f64x2.lt' && (x === b || isClamp(x, a, b))) return g.vector('f64x2.pmax', b, a)
  return undefined
}

function selectReal(g: Graph, mask: Mask, a: Real, b: Real): Real {
  const [lo, hi] = wide(g, mask)
  return {
    type: 'f64',
    lo: cut(g, lo, a.lo, b.lo) ?? blend(g, lo, a.lo, b.lo),
    hi: cut(g, hi, a.hi, b.hi) ?? blend(g, hi, a.hi, b.hi),
  }
}

function selectMask(g: Graph, mask: Mask, a: Mask, b: Mask): Mask {
  return joined(g, 'v128.or', joined(g, 'v128.and', mask, a), joined(g, 'v128.and', negated(g, mask), b))
}

/** A literal that no whole number can stand for. */
const isReal = (value: Value): boolean =>
  value.type === 'f64' ||
  (value.type === 'literal' && (!Number.isInteger(value.value) || Object.is(value.value, -0)))

function selectWhole(g: Graph, mask: Mask, a: Value, b: Value): Value {
  const type = a.type === 'u32' ? 'u32' : 'int'
  const bits = blend(g, narrow(g, mask), asWhole(g, a).bits, asWhole(g, b).bits)
  const truth = a.type === 'literal' && b.type === 'literal' && a.value === 1 && b.value === 0
  return truth ? { type, bits, truth: mask } : { type, bits }
}

/** `mask ? a : b`, both computed. */
export function select(g: Graph, mask: Mask, a: Value, b: Value): Value {
  if (a.type === 'mask' && b.type === 'mask') return selectMask(g, mask, a, b)
  if (a.type === 'mask' || b.type === 'mask') throw new Refusal('a choice between a condition and a number')
  const mixed = a.type !== b.type && (a.type === 'u32' || b.type === 'u32')
  if (mixed || isReal(a) || isReal(b)) return selectReal(g, mask, asReal(g, a), asReal(g, b))
  return selectWhole(g, mask, a, b)
}

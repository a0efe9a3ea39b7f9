import type { Graph, Node } from './graph.ts'
import { known } from './single.ts'
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

/** Of two f32 the choice is f32 too. */
function selectReal(g: Graph, mask: Mask, a: Value, b: Value): Real {
  const [x, y] = [asReal(g, a), asReal(g, b)]
  const [lo, hi] = wide(g, mask)
  const chosen: Real = {
    type: 'f64',
    lo: cut(g, lo, x.lo, y.lo) ?? blend(g, lo, x.lo, y.lo),
    hi: cut(g, hi, x.hi, y.hi) ?? blend(g, hi, x.hi, y.hi),
  }
  const [one, other] = [known(g, a), known(g, b)]
  if (one === undefined || other === undefined) return chosen
  return { ...chosen, single: () => blend(g, narrow(g, mask), one(), other()) }
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
  if (mixed || isReal(a) || isReal(b)) return selectReal(g, mask, a, b)
  return selectWhole(g, mask, a, b)
}

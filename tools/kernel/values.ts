import type { Graph, Node } from './graph.ts'
import { Refusal } from './source.ts'

/**
 * What an expression is worth in four rows: whole numbers as i32x4 (`u32` read as unsigned), f64 as two f64x2, a condition as
 * i32x4 or two i64x2 of ones and zeros. A literal has no type until it meets one. `single` is the f32x4 an f64 came from, `rounded`
 * the one that it becomes, where that is cheaper to have without the f64.
 */
export type Literal = { readonly type: 'literal'; readonly value: number }
export type Whole = { readonly type: 'int' | 'u32'; readonly bits: Node; readonly truth?: Mask }
export type Real = {
  readonly type: 'f64'
  readonly lo: Node
  readonly hi: Node
  readonly single?: () => Node
  readonly rounded?: () => Node
}
export type Mask = { readonly type: 'mask'; readonly narrow?: Node; readonly wide?: readonly [Node, Node] }
export type Value = Literal | Whole | Real | Mask

const shuffle = (g: Graph, a: Node, b: Node, lanes: readonly number[]): Node =>
  g.pure('v128', 'i8x16.shuffle', [a, b], lanes.join(' '))

/** Bytes of the 32-bit lanes `lanes`; 4 to 7 are those of the second operand. */
const lanes32 = (...lanes: readonly number[]): readonly number[] =>
  lanes.flatMap((lane) => [0, 1, 2, 3].map((byte) => lane * 4 + byte))

export const pickLanes = (g: Graph, a: Node, b: Node, ...lanes: readonly number[]): Node =>
  shuffle(g, a, b, lanes32(...lanes))

const same = (node: Node): boolean => node.op.endsWith('.splat')
const high = (g: Graph, node: Node): Node => (same(node) ? node : pickLanes(g, node, node, 2, 3, 2, 3))

/** A 32-bit pattern in all lanes. */
export const wordOf = (g: Graph, value: number): Node =>
  g.vector('i32x4.splat', g.pure('i32', 'i32.const', [], String(value | 0)))

const numberOf = (g: Graph, value: number): Node => {
  const text = Object.is(value, -0) ? '-0' : Number.isFinite(value) ? String(value) : undefined
  if (text === undefined) throw new Refusal(`the constant ${value} is not finite`)
  return g.vector('f64x2.splat', g.pure('f64', 'f64.const', [], text))
}

const isWord = (value: number): boolean =>
  Number.isInteger(value) && !Object.is(value, -0) && value === (value | 0)

/** As 32 bits. */
export function asWhole(g: Graph, value: Value): Whole {
  if (value.type === 'int' || value.type === 'u32') return value
  if (value.type === 'literal' && Number.isInteger(value.value) && Math.abs(value.value) <= 0xffffffff)
    return { type: 'int', bits: wordOf(g, value.value) }
  throw new Refusal(`a ${value.type} where 32 bits are needed`)
}

export function asReal(g: Graph, value: Value): Real {
  if (value.type === 'f64') return value
  if (value.type === 'literal') {
    const node = numberOf(g, value.value)
    return { type: 'f64', lo: node, hi: node }
  }
  if (value.type === 'mask') throw new Refusal('a condition where a number is needed')
  if (value.type === 'u32') return scaled(g, value, 0)
  const convert = 'f64x2.convert_low_i32x4_s'
  return { type: 'f64', lo: g.vector(convert, value.bits), hi: g.vector(convert, high(g, value.bits)) }
}

/**
 * An unsigned u times 2^e, exact: u as the low half of the f64 2^(52 + e) is 2^(52 + e) + u 2^e, of which the power is taken
 * away. Two instructions, where the conversion and the product are five.
 */
function scaled(g: Graph, { bits }: Whole, e: number): Real {
  const power = wordOf(g, (1023 + 52 + e) << 20)
  const away = numberOf(g, 2 ** (52 + e))
  const half = (...lanes: readonly number[]) =>
    g.vector('f64x2.sub', pickLanes(g, bits, power, ...lanes), away)
  return { type: 'f64', lo: half(0, 4, 1, 5), hi: half(2, 6, 3, 7) }
}

/** e where the value is the literal 2^e, -64 <= e <= 64. */
function exponentOf(value: Value): number | undefined {
  if (value.type !== 'literal') return undefined
  const e = Math.log2(value.value)
  return Number.isInteger(e) && Math.abs(e) <= 64 && 2 ** e === value.value ? e : undefined
}

export function narrow(g: Graph, mask: Mask): Node {
  if (mask.narrow !== undefined) return mask.narrow
  const [lo, hi] = mask.wide ?? []
  if (lo === undefined || hi === undefined) throw new Error('an empty mask')
  return pickLanes(g, lo, hi, 0, 2, 4, 6)
}

export function wide(g: Graph, mask: Mask): readonly [Node, Node] {
  if (mask.wide !== undefined) return mask.wide
  const bits = narrow(g, mask)
  return [pickLanes(g, bits, bits, 0, 0, 1, 1), pickLanes(g, bits, bits, 2, 2, 3, 3)]
}

const real = (g: Graph, op: string, a: Real, b: Real): Real => ({
  type: 'f64',
  lo: g.vector(op, a.lo, b.lo),
  hi: g.vector(op, a.hi, b.hi),
})

const arithmetic: Record<string, { op: string; fold: (a: number, b: number) => number }> = {
  '+': { op: 'add', fold: (a, b) => a + b },
  '-': { op: 'sub', fold: (a, b) => a - b },
  '*': { op: 'mul', fold: (a, b) => a * b },
  '/': { op: 'div', fold: (a, b) => a / b },
}

const isInt = (value: Value): boolean =>
  value.type === 'int' || (value.type === 'literal' && isWord(value.value))

const isPositive = (value: Value): boolean => value.type === 'literal' && value.value > 0

/** `+ - *` of whole numbers. */
function wholeOf(g: Graph, op: string, a: Value, b: Value): Whole {
  if (op === 'mul' && !isPositive(a) && !isPositive(b))
    throw new Refusal('a product of whole numbers without a positive constant: 0 times a negative is -0')
  return { type: 'int', bits: g.vector(`i32x4.${op}`, asWhole(g, a).bits, asWhole(g, b).bits) }
}

/** `+ - * /`: whole numbers stay whole but under `/`. */
export function arithmeticOf(g: Graph, operator: string, a: Value, b: Value): Value {
  const rule = arithmetic[operator]
  if (rule === undefined) throw new Refusal(`the operator ${operator}`)
  if (a.type === 'literal' && b.type === 'literal')
    return { type: 'literal', value: rule.fold(a.value, b.value) }
  if (operator !== '/' && isInt(a) && isInt(b)) return wholeOf(g, rule.op, a, b)
  const e = exponentOf(b)
  if (operator === '*' && a.type === 'u32' && e !== undefined) return scaled(g, a, e)
  return real(g, `f64x2.${rule.op}`, asReal(g, a), asReal(g, b))
}

const bitwise: Record<string, string> = { '&': 'v128.and', '|': 'v128.or', '^': 'v128.xor' }
const shifts: Record<string, string> = { '<<': 'i32x4.shl', '>>': 'i32x4.shr_s', '>>>': 'i32x4.shr_u' }

/** `& | ^ << >> >>>` of 32 bits; shifts by a constant. */
export function bitsOf(g: Graph, operator: string, a: Value, b: Value): Value {
  const shift = shifts[operator]
  if (shift !== undefined) {
    if (b.type !== 'literal') throw new Refusal(`${operator} by what is no constant`)
    const type = operator === '>>>' ? 'u32' : 'int'
    const { bits } = asWhole(g, a)
    if ((b.value & 31) === 0) return { type, bits }
    return { type, bits: g.vector(shift, bits, g.pure('i32', 'i32.const', [], String(b.value & 31))) }
  }
  const op = bitwise[operator]
  if (op === undefined) throw new Refusal(`the operator ${operator}`)
  const { bits } = asWhole(g, a)
  if (operator === '|' && b.type === 'literal' && b.value === 0) return { type: 'int', bits }
  return { type: 'int', bits: g.vector(op, bits, asWhole(g, b).bits) }
}

export const imul = (g: Graph, a: Value, b: Value): Whole => ({
  type: 'int',
  bits: g.vector('i32x4.mul', asWhole(g, a).bits, asWhole(g, b).bits),
})

const compared: Record<string, string> = {
  '<': 'lt',
  '<=': 'le',
  '>': 'gt',
  '>=': 'ge',
  '===': 'eq',
  '!==': 'ne',
}

/** There are instructions for equal, less and greater; the others are their opposites, free where they meet an `and`. */
function ordered(g: Graph, op: string, a: Value, b: Value): Node {
  const [x, y] = [asWhole(g, a).bits, asWhole(g, b).bits]
  if (op === 'ge' && b.type === 'literal' && b.value > -0x80000000)
    return g.vector('i32x4.gt_s', x, wordOf(g, b.value - 1))
  if (op === 'ge') return g.vector('v128.not', g.vector('i32x4.lt_s', x, y))
  if (op === 'le') return g.vector('v128.not', g.vector('i32x4.gt_s', x, y))
  if (op === 'ne') return g.vector('v128.not', g.vector('i32x4.eq', x, y))
  return g.vector(op === 'eq' ? 'i32x4.eq' : `i32x4.${op}_s`, x, y)
}

/** The condition of `condition ? 1 : 0` compared with 1. */
const truthOf = (operator: string, a: Value, b: Value): Mask | undefined =>
  operator === '===' && a.type === 'int' && b.type === 'literal' && b.value === 1 ? a.truth : undefined

/** Comparison of two numbers. */
export function comparison(g: Graph, operator: string, a: Value, b: Value): Mask {
  const op = compared[operator]
  if (op === undefined) throw new Refusal(`the operator ${operator}`)
  const truth = truthOf(operator, a, b)
  if (truth !== undefined) return truth
  if (a.type === 'mask' || b.type === 'mask') throw new Refusal('a comparison of conditions')
  if (isInt(a) && isInt(b)) return { type: 'mask', narrow: ordered(g, op, a, b) }
  const { lo, hi } = real(g, `f64x2.${op}`, asReal(g, a), asReal(g, b))
  return { type: 'mask', wide: [lo, hi] }
}

const both = (g: Graph, op: 'v128.and' | 'v128.or', a: Node, b: Node): Node => {
  const [inside] = b.op === 'v128.not' ? b.args : []
  if (op === 'v128.and' && inside !== undefined) return g.vector('v128.andnot', a, inside)
  return op === 'v128.and' && a.op === 'v128.not' ? both(g, op, b, a) : g.vector(op, a, b)
}

/** Both, or either. */
export function joined(g: Graph, op: 'v128.and' | 'v128.or', a: Mask, b: Mask): Mask {
  if (a.wide !== undefined && b.wide !== undefined)
    return { type: 'mask', wide: [both(g, op, a.wide[0], b.wide[0]), both(g, op, a.wide[1], b.wide[1])] }
  return { type: 'mask', narrow: both(g, op, narrow(g, a), narrow(g, b)) }
}

export function negated(g: Graph, a: Mask): Mask {
  if (a.narrow !== undefined) return { type: 'mask', narrow: g.vector('v128.not', a.narrow) }
  const [lo, hi] = wide(g, a)
  return { type: 'mask', wide: [g.vector('v128.not', lo), g.vector('v128.not', hi)] }
}

/** Where any row of the four holds. */
export function anyOf(g: Graph, a: Mask): Node {
  const bits = a.narrow ?? g.vector('v128.or', ...wide(g, a))
  return g.pure('i32', 'v128.any_true', [bits])
}

const isZero = (node: Node): boolean =>
  same(node) && node.args[0] !== undefined && node.args[0].immediate === '0'

/**
 * `a` where the mask holds, else `b`; +0 and 0 are all zeros, so a mask is enough there. The relaxed instruction is one on x86
 * where bitselect is three; it is free only in what it does with masks of mixed bits, and those of comparisons are not.
 */
export function blend(g: Graph, mask: Node, a: Node, b: Node): Node {
  if (a === b) return a
  if (isZero(b)) return g.vector('v128.and', a, mask)
  return g.vector('i8x16.relaxed_laneselect', a, b, mask)
}

import type { Graph, Node } from './graph.ts'
import { promote, singleOf } from './single.ts'
import { Refusal } from './source.ts'
import {
  asReal,
  asWhole,
  blend,
  type Mask,
  narrow,
  pickLanes,
  type Real,
  type Value,
  wide,
  wordOf,
} from './values.ts'

/** The typed arrays a rows object may hold, with the power of two of their element's bytes. */
export const elements = {
  Float64Array: 3,
  Float32Array: 2,
  Int32Array: 2,
  Int16Array: 1,
  Uint8Array: 0,
} as const
export type Element = keyof typeof elements
export type Column = { readonly name: string; readonly element: Element }

type Use = 'read by row' | 'written by row' | 'read at computed places' | 'a list' | 'a sum' | 'a count'
const beside = new Set(['written by row', 'read at computed places'])

/** Four rows at once are the same as one by one only if no row reads what another writes. */
export function used(g: Graph, { name }: Column, use: Use): void {
  const uses = g.uses.get(name) ?? new Set<string>()
  g.uses.set(name, uses)
  for (const other of uses) {
    const byRow = use === 'read by row' ? beside.has(other) : other === 'read by row' && beside.has(use)
    if (other !== use && !byRow)
      throw new Refusal(
        `${name} is ${[other, use].toSorted().join(' and ')}: rows would depend on each other`,
      )
  }
  uses.add(use)
}

const memory = ({ name }: Column): string => `column ${name}`
const i32 = (g: Graph, op: string, ...args: readonly Node[]): Node => g.pure('i32', op, args)
export const number32 = (g: Graph, value: number): Node => g.pure('i32', 'i32.const', [], String(value))

/** Where element `index` (a scalar) of a column lies. */
function address(g: Graph, column: Column, index: Node): Node {
  const scale = elements[column.element]
  const bytes = scale === 0 ? index : i32(g, 'i32.shl', index, number32(g, scale))
  return i32(g, 'i32.add', g.parameter('i32', column.name), bytes)
}

/** The elements of four rows one after the other. */
export function load(g: Graph, column: Column, row: Node): Value {
  used(g, column, 'read by row')
  const at = address(g, column, row)
  const read = (op: string, offset = 0) =>
    g.read('v128', op, {
      of: memory(column),
      at: [at],
      immediate: offset === 0 ? '' : `offset=${offset}`,
    })
  switch (column.element) {
    case 'Float64Array':
      return { type: 'f64', lo: read('v128.load'), hi: read('v128.load', 16) }
    case 'Float32Array':
      return {
        type: 'f64',
        lo: promote(g, read('v128.load64_zero')),
        hi: promote(g, read('v128.load64_zero', 8)),
        single: () => read('v128.load'),
      }
    case 'Int32Array':
      return { type: 'int', bits: read('v128.load') }
    case 'Int16Array':
      return { type: 'int', bits: read('v128.load16x4_s') }
    case 'Uint8Array':
      return {
        type: 'int',
        bits: g.vector(
          'i32x4.extend_low_i16x8_u',
          g.vector('i16x8.extend_low_i8x16_u', read('v128.load32_zero')),
        ),
      }
  }
}

type Place = { readonly column: Column; readonly row: Node; readonly mask: Mask | undefined }

function storeReal(g: Graph, { column, row, mask }: Place, value: Real): void {
  const at = address(g, column, row)
  const old = load(g, column, row)
  const [m0, m1] = mask === undefined ? [] : wide(g, mask)
  const put = (half: 'lo' | 'hi', m: Node | undefined) =>
    m === undefined || old.type !== 'f64' ? value[half] : blend(g, m, value[half], old[half])
  const [lo, hi] = [put('lo', m0), put('hi', m1)]
  g.effect('v128.store', memory(column), [at, lo])
  g.effect('v128.store', memory(column), [at, hi], 'offset=16')
}

/** The low bits of each lane side by side; a lane is brought into range first, for these instructions cut at the ends. */
function packed(g: Graph, element: 'Int16Array' | 'Uint8Array', bits: Node): Node {
  if (element === 'Int16Array') {
    const by = number32(g, 16)
    const word = g.pure('v128', 'i32x4.shr_s', [g.pure('v128', 'i32x4.shl', [bits, by]), by])
    return g.vector('i16x8.narrow_i32x4_s', word, word)
  }
  const byte = g.vector('v128.and', bits, wordOf(g, 0xff))
  const half = g.vector('i16x8.narrow_i32x4_s', byte, byte)
  return g.vector('i8x16.narrow_i16x8_u', half, half)
}

function storeWhole(g: Graph, { column, row, mask }: Place, value: Value): void {
  const { bits } = asWhole(g, value)
  const old = load(g, column, row)
  const all = mask === undefined || old.type !== 'int' ? bits : blend(g, narrow(g, mask), bits, old.bits)
  const at = address(g, column, row)
  const { element } = column
  if (element === 'Int16Array')
    g.effect('v128.store64_lane', memory(column), [at, packed(g, element, all)], '0')
  else if (element === 'Uint8Array')
    g.effect('v128.store32_lane', memory(column), [at, packed(g, element, all)], '0')
  else g.effect('v128.store', memory(column), [at, all])
}

/** Stores four rows; rows out of the mask keep what they have. */
export function store(g: Graph, place: Place, value: Value): void {
  const { column, row, mask } = place
  used(g, column, 'written by row')
  if (column.element === 'Float64Array') return storeReal(g, place, asReal(g, value))
  if (column.element !== 'Float32Array') return storeWhole(g, place, value)
  const single = singleOf(g, asReal(g, value))
  const old = load(g, column, row)
  const all =
    mask === undefined || old.type !== 'f64' ? single : blend(g, narrow(g, mask), single, singleOf(g, old))
  return g.effect('v128.store', memory(column), [address(g, column, row), all])
}

/** How elements at four places are read: all from one place, or lane by lane, two lanes to a f64x2. */
function reader(g: Graph, column: Column) {
  const bits = { Float64Array: 64, Int32Array: 32, Float32Array: 0, Int16Array: 0, Uint8Array: 0 }[
    column.element
  ]
  if (bits === 0) throw new Refusal(`a computed index into the ${column.element} ${column.name}`)
  const read = (op: string, at: readonly Node[], immediate = '') =>
    g.read('v128', `v128.load${bits}_${op}`, { of: memory(column), at, immediate })
  const lanes = ([first, ...more]: readonly Node[]): Node => {
    if (first === undefined) throw new Error('no lane')
    return more.reduce((all, at, k) => read('lane', [at, all], String(k + 1)), read('zero', [first]))
  }
  return {
    one: (at: Node) => Array.from({ length: bits / 32 }, () => read('splat', [at])),
    four: (at: readonly Node[]) => (bits === 64 ? [lanes(at.slice(0, 2)), lanes(at.slice(2))] : [lanes(at)]),
  }
}

/** What is equal in four rows before `& mask` is so after it: one test serves both. */
function unmasked(g: Graph, bits: Node): Node {
  const [a, b] = bits.op === 'v128.and' ? bits.args : []
  return a !== undefined && b?.block === g.before ? a : bits
}

/** Elements at computed places. Four times the same place, as the rows of a group have it, is one load. */
export function gather(g: Graph, column: Column, index: Value): Value {
  used(g, column, 'read at computed places')
  const { bits } = asWhole(g, index)
  const from = reader(g, column)
  const told = unmasked(g, bits)
  const mixed = i32(g, 'v128.any_true', g.vector('v128.xor', told, pickLanes(g, told, told, 0, 0, 0, 0)))
  const place = (k: number) => address(g, column, g.pure('i32', 'i32x4.extract_lane', [bits], String(k)))
  const [lo, hi] = g.choose(
    mixed,
    () => from.four([0, 1, 2, 3].map(place)),
    () => from.one(place(0)),
  )
  if (lo === undefined) throw new Error('no element')
  return hi === undefined ? { type: 'int', bits: lo } : { type: 'f64', lo, hi }
}

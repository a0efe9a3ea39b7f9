import fc from 'fast-check'
import type { Kernels } from '../../packages/sim/src/kernel/index.ts'

/** Rows objects at random, for kernels as they are written and compiled. */
type TypedArray = Float64Array | Float32Array | Int32Array | Int16Array | Uint8Array
type Maker = {
  new (buffer: ArrayBufferLike, offset: number, length: number): TypedArray
  readonly BYTES_PER_ELEMENT: number
}
type Spec = {
  readonly type: Maker
  readonly length: number
  readonly values: fc.Arbitrary<number>
  /** A list: what lies past the count at this place of a column means nothing. */
  readonly upTo?: readonly [column: string, place: number]
}
export type RowsSpec = {
  readonly columns: Readonly<Record<string, Spec>>
  readonly numbers: Readonly<Record<string, fc.Arbitrary<number>>>
}
export type Filled = {
  readonly columns: Readonly<Record<string, readonly number[]>>
  readonly numbers: Readonly<Record<string, number>>
}

export const rowCount = 23
const groups = 5

const edges = [0, -0, 1, -1, 0.5, 1e-45, -1e-40, 5e-324, 1e-310, 3.4e38, 0.4, 0.4000000059604645]
const real = fc.oneof(
  fc.double({ min: -2, max: 2, noNaN: true }),
  fc.constantFrom(...edges),
  fc.float({ noNaN: true, min: -100, max: 100 }),
)
/** Of f32 columns the f64 values would not come back; a share of 0 or more stands under the root. */
const single = real.map((x) => Math.fround(x))
const share = single.map((x) => (x < 0 ? -x : x))
const word = fc.oneof(fc.integer(), fc.constantFrom(0, -1, 2 ** 31 - 1, -(2 ** 31)))
const chance = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1, 2, -0))
const group = fc.oneof(fc.nat(groups - 1), fc.constant(0))
const weekOrNever = fc.oneof(fc.integer({ min: -1, max: 60 }), fc.constant(-1))
const flag = fc.constantFrom(0, 1)
const pool = fc.constantFrom(0, -1)

const each = (type: Maker, values: fc.Arbitrary<number>): Spec => ({ type, length: rowCount, values })
const few = (type: Maker, length: number, values: fc.Arbitrary<number>): Spec => ({ type, length, values })
const list = (place: number): Spec => ({ ...each(Int32Array, fc.constant(-7)), upTo: ['found', place] })
const counts = (length: number): Spec => few(Int32Array, length, fc.constant(0))
const numbers = (names: string, values: fc.Arbitrary<number>) =>
  Object.fromEntries(names.split(' ').map((name) => [name, values]))

export const specs: Readonly<Record<keyof Kernels, RowsSpec>> = {
  leaverRows: {
    columns: { leavers: list(0), found: counts(1) },
    numbers: { ...numbers('a b', word), hazard: chance },
  },
  awarenessRows: {
    columns: {
      group: each(Int32Array, group),
      circle: each(Int32Array, group),
      degree: each(Float32Array, fc.integer({ min: 1, max: 40 })),
      active: each(Uint8Array, flag),
      groupActive: few(Int32Array, groups, fc.nat(40)),
      circleActive: few(Int32Array, groups, fc.nat(40)),
      farActive: each(Int32Array, fc.nat(9)),
      activeTies: each(Float32Array, single),
      awareSince: each(Int16Array, weekOrNever),
      stance: few(Float64Array, groups, real),
    },
    numbers: {
      ...numbers('a b', word),
      week: fc.integer({ min: 0, max: 400 }),
      ...numbers('launch wom casc animate', chance),
    },
  },
  visitRows: {
    columns: {
      awareSince: each(Int16Array, weekOrNever),
      openness: each(Float32Array, single),
      habit: each(Float32Array, single),
      expected: each(Float32Array, single),
      interest: each(Float32Array, single),
      skill: each(Float32Array, single),
      activeTies: each(Float32Array, share),
      group: each(Int32Array, group),
      stance: few(Float64Array, groups, real),
      overload: few(Float64Array, groups, real),
      focus: each(Uint8Array, flag),
      active: each(Uint8Array, flag),
      need: each(Uint8Array, flag),
      visitors: list(0),
      flips: list(1),
      found: counts(2),
    },
    numbers: {
      ...numbers('needA needB visitA visitB', word),
      poolMask: pool,
      here: flag,
      week: fc.integer({ min: 0, max: 400 }),
      ...numbers('needRate common wh wv ws wm wq wn wo misfit', real),
      tauN: fc.double({ min: 0.5, max: 60, noNaN: true }),
    },
  },
  askingRows: {
    columns: {
      active: each(Uint8Array, flag),
      need: each(Uint8Array, flag),
      belonging: each(Float32Array, single),
      asking: each(Float32Array, single),
      group: each(Int32Array, group),
      selfService: few(Float64Array, groups, chance),
      company: few(Float64Array, groups, real),
      outcome: each(Float64Array, real),
      served: list(0),
      askers: list(1),
      found: counts(3),
    },
    numbers: {
      poolMask: pool,
      ...numbers('servedA servedB askA askB', word),
      ...numbers('w0 ask selfServed failed', real),
      always: chance,
    },
  },
  sharingRows: {
    columns: {
      active: each(Uint8Array, flag),
      awareSince: each(Int16Array, weekOrNever),
      voice: each(Float32Array, single),
      belonging: each(Float32Array, single),
      group: each(Int32Array, group),
      audience: few(Float64Array, groups, chance),
      sharers: list(0),
      found: counts(1),
    },
    numbers: {
      poolMask: pool,
      week: fc.integer({ min: 61, max: 400 }),
      ...numbers('a b', word),
      ...numbers('w0 rate nIntro most', real),
      tauN: fc.double({ min: 0.5, max: 60, noNaN: true }),
    },
  },
  creditingRows: {
    columns: {
      active: each(Uint8Array, flag),
      expertise: each(Float32Array, single),
      belonging: each(Float32Array, single),
      group: each(Int32Array, group),
      answers: few(Float64Array, groups, fc.nat(40)),
      experts: few(Float64Array, groups, fc.double({ min: 0.01, max: 90, noNaN: true })),
      writers: list(0),
      found: counts(1),
    },
    numbers: { poolMask: pool, ...numbers('a b', word), w0: chance },
  },
  learningRows: {
    columns: {
      active: each(Uint8Array, flag),
      habit: each(Float32Array, single),
      belonging: each(Float32Array, single),
      expected: each(Float32Array, single),
      skill: each(Float32Array, single),
      lastVisit: each(Int16Array, weekOrNever),
      outcome: each(Float64Array, real),
      contributed: each(Int32Array, fc.nat(2)),
      found: counts(1),
    },
    numbers: {
      week: fc.integer({ min: 0, max: 400 }),
      ...numbers('welcomeA welcomeB recognitionA recognitionB', word),
      ...numbers('welcomed newWhile recognised keptBelonging dB alpha up growth', chance),
    },
  },
  forgettingRows: {
    columns: {
      awareSince: each(Int16Array, weekOrNever),
      active: each(Uint8Array, flag),
      habit: each(Float32Array, single),
      belonging: each(Float32Array, single),
      expected: each(Float32Array, single),
      skill: each(Float32Array, single),
      lastVisit: each(Int16Array, weekOrNever),
      lastContribution: each(Int16Array, weekOrNever),
      group: each(Int32Array, group),
      reputation: few(Float64Array, groups, real),
      counts: few(Int32Array, 5, fc.integer({ min: -100, max: 100 })),
      expectedSum: few(Float64Array, 4, real),
      belongingSum: few(Float64Array, 4, real),
      coreSkillSum: few(Float64Array, 4, real),
    },
    numbers: { poolMask: pool, recent: fc.nat(60), ...numbers('keptHabit keptBelonging rep', chance) },
  },
}

/** Values for all columns and numbers of a kernel. */
export const filled = ({ columns, numbers: all }: RowsSpec): fc.Arbitrary<Filled> =>
  fc.record({
    columns: fc.record(
      Object.fromEntries(
        Object.entries(columns).map(([name, { values, length }]) => [
          name,
          fc.oneof(
            fc.array(values, { minLength: length, maxLength: length }),
            values.map((value) => Array.from({ length }, () => value)),
          ),
        ]),
      ),
    ),
    numbers: fc.record(all),
  })

/** Arrays one after the other in a memory, with a gap between them that nobody may write. */
export function placed(
  { columns }: RowsSpec,
  values: Filled,
  buffer: ArrayBufferLike,
): Record<string, TypedArray> {
  let at = 1024
  const arrays = Object.entries(columns).map(([name, { type, length }]) => {
    const array = new type(buffer, at, length)
    array.set(values.columns[name] ?? [])
    at = Math.ceil((at + array.byteLength + 40) / 8) * 8
    return [name, array] as const
  })
  return Object.fromEntries(arrays)
}

/** The bytes of all columns after a run, lists only up to their count. */
export function bytesOf(
  { columns }: RowsSpec,
  arrays: Readonly<Record<string, TypedArray>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(columns).map(([name, { upTo }]) => {
      const array = arrays[name]
      const held = upTo === undefined ? array : array?.subarray(0, arrays[upTo[0]]?.[upTo[1]])
      return [
        name,
        held === undefined ? '' : Buffer.from(held.buffer, held.byteOffset, held.byteLength).toString('hex'),
      ]
    }),
  )
}

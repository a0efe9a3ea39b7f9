import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assemble, compileKernel } from '../../tools/kernel/module.ts'
import { parseSource } from '../../tools/kernel/source.ts'
import { moduleText } from '../../tools/kernel/text.ts'

/** A kernel of one statement over f32 columns p and q, whole numbers n, f64 x and the f64 result y. */
const kernelOf = (body: string) =>
  compileKernel(
    parseSource(
      '/kernel.ts',
      `type Rows = {
  readonly p: Float32Array
  readonly q: Float32Array
  readonly n: Int32Array
  readonly x: Float64Array
  readonly y: Float64Array
}
export function rowsOf(from: int, to: int, { p, q, n, x, y }: Rows): void {
  for (let i = from; i < to; i++) {
    ${body}
  }
}
`,
    ),
    'rowsOf',
  )

const count = 64
const memory = new WebAssembly.Memory({ initial: 1 })
const at = { p: 0, q: 256, n: 512, x: 1024, y: 2048 }
const p = new Float32Array(memory.buffer, at.p, count)
const q = new Float32Array(memory.buffer, at.q, count)
const n = new Int32Array(memory.buffer, at.n, count)
const y = new Float64Array(memory.buffer, at.y, count)

type Run = (from: number, to: number, ...places: readonly number[]) => void

/** Runs a statement over the columns as they are and returns y. */
async function runner(body: string): Promise<() => readonly number[]> {
  const module = new WebAssembly.Module(await assemble([kernelOf(body)]))
  const run = new WebAssembly.Instance(module, { kernel: { memory } }).exports['rowsOf'] as Run
  return () => {
    run(0, count, at.p, at.q, at.n, at.x, at.y)
    return Array.from(y)
  }
}

type Pair = readonly [number, number]

/** x moved by some units in its last place. */
function moved(x: number, by: number): number {
  const bits = new Int32Array(Float32Array.of(x).buffer)
  return new Float32Array(Int32Array.of((bits[0] ?? 0) + by).buffer)[0] ?? Number.NaN
}
const step = fc.integer({ min: -1, max: 1 })
const odd = (bits: number) =>
  fc.integer({ min: 2 ** (bits - 2), max: 2 ** (bits - 1) - 1 }).map((k) => 2 * k + 1)
/** Middles between two f32: 25 bits, or under 2^-126 any odd multiple of 2^-150. */
const middle = fc.oneof(
  fc.tuple(odd(25), fc.integer({ min: -60, max: 20 })).map(([m, e]) => m * 2 ** e),
  fc
    .integer({ min: 2, max: 24 })
    .chain(odd)
    .map((m) => m * 2 ** -150),
)
const divisor = fc
  .tuple(fc.integer({ min: 2 ** 23, max: 2 ** 24 - 1 }), fc.integer({ min: -30, max: 20 }))
  .map(([b, e]) => b * 2 ** e)
/** Quotients as near to a middle as f32 can come, where rounding twice would show first. */
const nearMiddle = fc
  .tuple(middle, divisor, step)
  .map(([m, b, by]): Pair => [moved(Math.fround(m * b), by), b])
/** The same for roots. */
const nearSquare = fc.tuple(middle, step).map(([m, by]): Pair => [moved(Math.fround(m * m), by), m])
const any = fc.tuple(fc.float(), fc.float())
const pairs = fc.array(fc.oneof(any, nearMiddle, nearSquare), { minLength: count, maxLength: count })

const operators: Readonly<Record<string, readonly [body: string, truth: (a: number, b: number) => number]>> =
  {
    add: ['Math.fround(p[i]! + q[i]!)', (a, b) => Math.fround(a + b)],
    sub: ['Math.fround(p[i]! - q[i]!)', (a, b) => Math.fround(a - b)],
    mul: ['Math.fround(p[i]! * q[i]!)', (a, b) => Math.fround(a * b)],
    div: ['Math.fround(p[i]! / q[i]!)', (a, b) => Math.fround(a / b)],
    sqrt: ['Math.fround(Math.sqrt(p[i]!))', (a) => Math.fround(Math.sqrt(a))],
  }

describe('four f32 at once are what f64 rounded to f32 is', () => {
  test.each(Object.entries(operators))('f32x4.%s', async (name, [body, truth]) => {
    expect(moduleText([kernelOf(`y[i] = ${body}`)])).toContain(`(f32x4.${name} `)
    const run = await runner(`y[i] = ${body}`)
    fc.assert(
      fc.property(pairs, (list) => {
        p.set(list.map(([a]) => a))
        q.set(list.map(([, b]) => b))
        expect(run()).toEqual(Array.from(p, (a, k) => truth(a, q[k] ?? Number.NaN)))
      }),
      { numRuns: 400 },
    )
  })

  test('whole numbers, also those of more than 24 bits', async () => {
    const ways = [
      ['y[i] = Math.fround(n[i]!)', (k: number) => Math.fround(k)],
      ['y[i] = Math.fround(n[i]! >>> 0)', (k: number) => Math.fround(k >>> 0)],
    ] as const
    const whole = fc.oneof(
      fc.integer(),
      fc.constantFrom(2 ** 24 + 1, 2 ** 24 + 3, -(2 ** 24) - 1, 2 ** 31 - 1),
    )
    for (const [body, truth] of ways) {
      const run = await runner(body)
      fc.assert(
        fc.property(fc.array(whole, { minLength: count, maxLength: count }), (list) => {
          n.set(list)
          expect(run()).toEqual(list.map(truth))
        }),
      )
    }
  })

  test('of a chain nothing is computed as f64 but what is left at the end', () => {
    const text = moduleText([
      kernelOf('y[i] = Math.fround(Math.fround(2 * p[i]!) / Math.fround(q[i]! + Math.fround(n[i]!)))'),
    ])
    expect(text).toContain('f32x4.div')
    expect(text).not.toMatch(/f64x2\.(add|mul|div)|demote/)
  })

  test('a choice between two of them is one', () => {
    const text = moduleText([kernelOf('y[i] = Math.fround(p[i]! * (n[i]! > 0 ? q[i]! : 0.5))')])
    expect(text).toContain('f32x4.mul')
  })
})

test.each([
  ['an f64 column', 'Math.fround(p[i]! / x[i]!)'],
  ['a whole number that is not rounded first', 'Math.fround(n[i]! / p[i]!)'],
  ['a constant that f32 does not hold', 'Math.fround(p[i]! / 0.1)'],
  ['a result not yet rounded', 'Math.fround((p[i]! + q[i]!) / q[i]!)'],
  ['a choice of which one side is f64', 'Math.fround(p[i]! / (n[i]! > 0 ? q[i]! : x[i]!))'],
  ['a result that is not rounded', 'p[i]! / q[i]!'],
])('%s is divided as f64', (_, body) => {
  const text = moduleText([kernelOf(`y[i] = ${body}`)])
  expect(text).toContain('f64x2.div')
  expect(text).not.toContain('f32x4.div')
})

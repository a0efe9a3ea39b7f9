import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Kernels, plainKernels } from '../../packages/sim/src/kernel/index.ts'
import { bindKernels, compiledModule } from '../../packages/sim/src/kernel/wasm.ts'
import { bytesOf, type Filled, filled, placed, type RowsSpec, rowCount, specs } from './kernel-rows.ts'

type AnyKernel = (from: number, to: number, rows: object) => void
type Range = readonly [number, number]

/** All columns after a kernel ran over some ranges, one after the other. */
function after(kernels: Kernels, name: keyof Kernels, values: Filled, ranges: readonly Range[]) {
  const memory = memoryOf.get(kernels) ?? new WebAssembly.Memory({ initial: 1 })
  new Uint8Array(memory.buffer).fill(0xa5)
  const spec: RowsSpec = specs[name]
  const arrays = placed(spec, values, memory.buffer)
  const run = kernels[name] as AnyKernel
  for (const [from, to] of ranges) run(from, to, { ...arrays, ...values.numbers })
  // The bytes between the arrays are compared too: they were all the same before.
  const held = Object.values(arrays).map((a): Range => [a.byteOffset, a.byteOffset + a.byteLength])
  const outside = new Uint8Array(memory.buffer, 0, 8192).filter(
    (_, k) => !held.some(([a, b]) => k >= a && k < b),
  )
  return { ...bytesOf(spec, arrays), outside: outside.every((byte) => byte === 0xa5) }
}

const memory = new WebAssembly.Memory({ initial: 1 })
const compiledKernels = bindKernels(memory)
const memoryOf = new Map<Kernels | undefined, WebAssembly.Memory>([[compiledKernels, memory]])

const range = fc.tuple(fc.nat(rowCount), fc.nat(rowCount)).map(([a, b]): Range => (a < b ? [a, b] : [b, a]))
/** The whole, as blocks of four and a rest, and ranges that begin and end anywhere. */
const ranges = fc.oneof(
  fc.constant<readonly Range[]>([[0, rowCount]]),
  fc.constantFrom<readonly Range[]>(
    [[0, 20]],
    [[0, 0]],
    [[4, 12]],
    [
      [0, 8],
      [8, 23],
    ],
    [
      [0, 6],
      [6, 23],
    ],
  ),
  range.map((one): readonly Range[] => [one]),
)

test.each(Object.keys(specs) as (keyof Kernels)[])('%s gives the same bytes compiled as written', (name) => {
  if (compiledKernels === undefined) throw new Error('no WebAssembly here')
  fc.assert(
    fc.property(filled(specs[name]), ranges, (values, where) => {
      expect(after(compiledKernels, name, values, where)).toEqual(after(plainKernels, name, values, where))
    }),
    { numRuns: 400 },
  )
})

test('rows that are not asked for keep their bytes', () => {
  if (compiledKernels === undefined) throw new Error('no WebAssembly here')
  const [values] = fc.sample(filled(specs.visitRows), 1)
  if (values === undefined) throw new Error('no sample')
  const before = after(compiledKernels, 'visitRows', values, [])
  expect(after(compiledKernels, 'visitRows', values, [[8, 8]])).toEqual(before)
})

test('a process compiles the module once', () => {
  expect(compiledModule()).toBe(compiledModule())
})

import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Kernels, plainKernels } from '../../packages/sim/src/kernel/index.ts'
import {
  assemble,
  compiledText,
  compileFolder,
  compileKernel,
  kernelFiles,
} from '../../tools/kernel/module.ts'
import { parseSource } from '../../tools/kernel/source.ts'
import { bytesOf, type Filled, filled, placed, type RowsSpec, rowCount, specs } from './kernel-rows.ts'

const folder = fileURLToPath(new URL('../../packages/sim/src/kernel', import.meta.url))
const textOf = (name: keyof Kernels): string => readFileSync(`${folder}/${kernelFiles[name]}`, 'utf8')

type Rows = Readonly<Record<string, number | { readonly byteOffset: number }>>
type Run = (from: number, to: number, rows: Rows) => void
type Bound = { readonly memory: WebAssembly.Memory; readonly run: Run }

const valueOf = (x: Rows[string] | undefined): number =>
  typeof x === 'object' ? x.byteOffset : (x ?? Number.NaN)

/** A kernel compiled from a text, with its own memory; whole blocks of four only. */
async function bound(text: string, name: string): Promise<Bound> {
  const kernel = compileKernel(parseSource(`${folder}/kernel.ts`, text), name)
  const memory = new WebAssembly.Memory({ initial: 1 })
  const module = new WebAssembly.Module(await assemble([kernel]))
  const compiled = new WebAssembly.Instance(module, { kernel: { memory } }).exports[name] as (
    ...values: number[]
  ) => void
  return {
    memory,
    run: (from, to, rows) => compiled(from, to, ...kernel.parameters.map((p) => valueOf(rows[p.name]))),
  }
}

const blocks = rowCount & ~3

/** The bytes of all columns after a kernel ran over the whole blocks. */
function after(spec: RowsSpec, { memory, run }: Bound, values: Filled) {
  new Uint8Array(memory.buffer).fill(0)
  const arrays = placed(spec, values, memory.buffer)
  run(0, blocks, { ...arrays, ...values.numbers })
  return bytesOf(spec, arrays)
}

const agrees = (spec: RowsSpec, plain: Bound, compiled: Bound) =>
  fc.property(filled(spec), (values) => {
    expect(after(spec, compiled, values)).toEqual(after(spec, plain, values))
  })

test('the committed module is what the kernels compile to, twice the same', async () => {
  const compile = async () => {
    const kernels = compileFolder(folder)
    return compiledText(kernels, await assemble(kernels))
  }
  const text = await compile()
  expect(await compile()).toBe(text)
  expect(readFileSync(`${folder}/compiled.ts`, 'utf8')).toBe(text)
})

test.each([
  ['leaverRows', 'leavers[count] = i', 'leavers[count] = i + 1'],
  ['leaverRows', '< hazard', '> hazard'],
  ['awarenessRows', '=== -1', '=== -2'],
  ['awarenessRows', '- 2 * active', '- 3 * active'],
  ['visitRows', 'common - wv', 'common + wv'],
  ['visitRows', '(needs ? 2 * wv + wq', '(needs ? 2 * wv - wq'],
  ['visitRows', 'tau + Math.fround(week', 'tau - Math.fround(week'],
  ['awarenessRows', 'Math.fround(ties) /', 'Math.fround(ties) *'],
  ['forgettingRows', 'gone ? Math.fround(keptHabit)', 'gone ? Math.fround(keptBelonging)'],
  ['forgettingRows', 'coreLevel = 0.4', 'coreLevel = 0.5'],
  ['forgettingRows', '>= recent)', '> recent)'],
] as const)('%s compiled with %s changed to %s is told from the plain one', async (name, was, is) => {
  expect(textOf(name)).toContain(was)
  const spec = specs[name]
  const plain: Bound = {
    memory: new WebAssembly.Memory({ initial: 1 }),
    run: plainKernels[name] as unknown as Run,
  }
  const whole = await bound(textOf(name), name)
  const other = await bound(textOf(name).replace(was, is), name)
  expect(fc.check(agrees(spec, plain, whole)).failed).toBe(false)
  expect(fc.check(agrees(spec, plain, other), { numRuns: 1000 }).failed).toBe(true)
})

/** A kernel of one statement list over columns x, y (f64), s (f32), n (int), h (int16), b (uint8), a list and sums. */
const kernelOf = (body: string, helpers = '') => `import type { int } from './int.ts'
${helpers}
type Rows = {
  readonly x: Float64Array
  readonly y: Float64Array
  readonly s: Float32Array
  readonly n: Int32Array
  readonly h: Int16Array
  readonly b: Uint8Array
  readonly list: Int32Array
  readonly counts: Int32Array
  readonly sums: Float64Array
  readonly k: int
  readonly t: number
}
export function rowsOf(from: int, to: int, { x, y, s, n, h, b, list, counts, sums, k, t }: Rows): void {
  let many = counts[0]!
  let last = counts[1]!
  for (let i = from; i < to; i++) {
${body}
  }
  counts[0] = many
  counts[1] = last
}
`
const real = fc.oneof(
  fc.double({ min: -4, max: 4, noNaN: true }),
  fc.constantFrom(0, -0, 5e-324, 1, -1, 128, 1e300),
)
const word = fc.oneof(fc.integer(), fc.integer({ min: -3, max: 3 }), fc.constantFrom(2 ** 31 - 1, -(2 ** 31)))
const small = fc.integer({ min: -30000, max: 30000 })
const spec: RowsSpec = {
  columns: {
    x: { type: Float64Array, length: rowCount, values: real },
    y: { type: Float64Array, length: rowCount, values: real },
    s: { type: Float32Array, length: rowCount, values: real.map((r) => Math.fround(r % 1e30)) },
    n: { type: Int32Array, length: rowCount, values: small },
    h: { type: Int16Array, length: rowCount, values: small },
    b: { type: Uint8Array, length: rowCount, values: fc.nat(255) },
    list: { type: Int32Array, length: rowCount, values: fc.constant(-7), upTo: ['counts', 1] },
    counts: { type: Int32Array, length: 2, values: fc.constant(0) },
    sums: { type: Float64Array, length: 4, values: real },
  },
  numbers: { k: word, t: real },
}
test.each([
  ['choice, minimum and maximum', 'x[i] = y[i]! > t ? t : y[i]!; y[i] = x[i]! < t ? t : x[i]!'],
  ['clamp by constants', 'x[i] = cut(y[i]!, -0, 1); s[i] = cut(y[i]!, 1, -1)'],
  ['arithmetic', 'x[i] = ((x[i]! + t) * y[i]! - n[i]!) / (1 + b[i]!); y[i] = -x[i]!'],
  ['whole numbers', 'n[i] = 2 * n[i]! + h[i]! - b[i]!; h[i] = n[i]! + k; b[i] = h[i]! - 1'],
  [
    'bits',
    'n[i] = ((n[i]! ^ k) >> 3) | (h[i]! << 5); x[i] = (n[i]! >>> 0) * 0.0009765625; y[i] = (k >>> 0) + (n[i]! >>> 7)',
  ],
  ['products of 32 bits', 'n[i] = Math.imul(n[i]! + k, 0x9e3779b1); x[i] = (n[i]! >>> 0) * t'],
  ['rounding', 's[i] = x[i]!; y[i] = Math.fround(y[i]!) + s[i]!'],
  ['roots', 'const r = x[i]! < 0 ? -x[i]! : x[i]!; y[i] = Math.sqrt(r)'],
  [
    'orders of whole numbers',
    'if (n[i]! <= h[i]!) { b[i] = 1 }; if (n[i]! >= h[i]!) b[i] = 2; if (n[i]! !== h[i]!) h[i] = 3',
  ],
  [
    'orders of reals',
    'b[i] = x[i]! <= y[i]! || x[i]! !== t ? 1 : 0; h[i] = !(x[i]! > y[i]!) && y[i]! === y[i]! ? k : -k2',
  ],
  ['a mix of types', 'n[i] = n[i]! === 3 && x[i]! > 0.5 ? 1 : h[i]!; x[i] = b[i]! < t ? b[i]! : t'],
  [
    'branches',
    'if (x[i]! > 0) { x[i] = t; if (y[i]! > 0) { y[i] = x[i]!; many++ } else { s[i] = t } } else if (n[i]! > 0) n[i] = i',
  ],
  ['sums', 'if (x[i]! > y[i]!) { sums[i & 3] = sums[i & 3]! + x[i]! }; sums[i & 3] = sums[i & 3]! * t'],
  ['lists', 'if (x[i]! > y[i]!) { list[last] = h[i]!; last++ }; many++'],
  ['computed places', 'h[i] = n[k & 7]! + n[b[i]! & 15]!; x[i] = y[(b[i]! & 1) + 2]! * y[i]!'],
])('a kernel with %s runs compiled as written', async (_, body) => {
  const helpers = `const k2 = 3
function cut(v: number, low: number, high: number): number {
  return v < low ? low : v > high ? high : v
}`
  const split = body.split(/;\s*/).map((line) => `    ;${line}`)
  const text = kernelOf(split.join('\n').replaceAll(/^ {4};(?=const|if|\w)/gm, '    '), helpers).replaceAll(
    '-k2',
    '-3',
  )
  const written = (await import(
    `data:text/javascript,${encodeURIComponent(stripTypeScriptTypes(text))}`
  )) as {
    readonly rowsOf: Run
  }
  const plain: Bound = { memory: new WebAssembly.Memory({ initial: 1 }), run: written.rowsOf }
  fc.assert(agrees(spec, plain, await bound(text, 'rowsOf')), { numRuns: 200 })
})

test.each([
  ['x[i] = Math.exp(x[i]!)', 'kernel.ts:20:12: Math.exp of 1 arguments'],
  ['x[i] += 1', 'kernel.ts:20:5: the assignment += to a MemberExpression'],
  ['while (k > 0) many++', 'kernel.ts:20:5: the statement WhileStatement among the rows'],
  [
    'x[i + 1] = t',
    'kernel.ts:20:5: a store to a computed place that is no list[count] = x followed by count++',
  ],
  [
    'list[last] = i',
    'kernel.ts:20:5: a store to a computed place that is no list[count] = x followed by count++',
  ],
  ['n[i] = x[i]!', 'kernel.ts:20:5: a f64 where 32 bits are needed'],
  [
    'n[i] = n[i]! * h[i]!',
    'a product of whole numbers without a positive constant: 0 times a negative is -0',
  ],
  ['n[i] = -h[i]!', 'kernel.ts:20:12: the negative of a whole number, for 0 has no sign there'],
  ['x[i] = counts[0]!', 'the fixed place counts[0] among the rows'],
  ['x[i] = s[n[i]!]!', 'a computed index into the Float32Array s'],
  ['if (n[i]!) many++', 'kernel.ts:20:9: a int where a condition is needed'],
  ['x[i] = nobody', 'kernel.ts:20:12: the unknown name nobody'],
  ['x[i] = again(t)', 'the recursion of again'],
  ['n[i] = n[b[i]!]!', 'n is read at computed places and written by row: rows would depend on each other'],
  ['list[last] = list[i]!; last++', 'list is a list and read by row: rows would depend on each other'],
  ['sums[i & 3] = sums[i & 3]! + sums[i]!', 'sums is a sum and read by row: rows would depend on each other'],
  ['const [a] = [t]', 'kernel.ts:20:11: a declaration without one name and one value'],
  ['n[i] = n[i]! << k', '<< by what is no constant'],
  ['x[i] = ]', 'kernel.ts:20:12: syntax'],
])('%s is refused with its place', (body, says) => {
  const helpers = 'function again(v: number): number { return again(v) }'
  const text = kernelOf(`    ${body}`, helpers)
  expect(() => compileKernel(parseSource('/kernel.ts', text), 'rowsOf')).toThrow(says)
})

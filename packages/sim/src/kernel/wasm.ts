// oxlint-disable-next-line typescript/triple-slash-reference -- the names are global, and whoever imports this source needs them too
/// <reference path="../webassembly.d.ts" />
import { calls, code, type Run } from './compiled.ts'
import { type Kernels, plainKernels } from './index.ts'

function compile(): WebAssembly.Module | undefined {
  if (typeof WebAssembly === 'undefined') return undefined
  try {
    return new WebAssembly.Module(Uint8Array.from(atob(code), (letter) => letter.charCodeAt(0)))
  } catch {
    // No SIMD here, or no code may be made at run time: the kernels run as they are written.
    return undefined
  }
}

let compiled: { readonly module: WebAssembly.Module | undefined } | undefined

/** The module of all kernels, compiled once in a process or thread; undefined where WebAssembly is missing or refused. */
export function compiledModule(): WebAssembly.Module | undefined {
  compiled ??= { module: compile() }
  return compiled.module
}

type Kernel<Rows> = (from: number, to: number, rows: Rows) => void
type Call<Rows> = (run: Run, from: number, to: number, rows: Rows) => void

/**
 * Four rows at a time by `run`, the up to three that are left by `plain`. Sums are kept by row modulo 4 and `run` keeps one in a
 * lane, so a start between two blocks of four is left to `plain` altogether.
 */
function bound<Rows>(run: Run, call: Call<Rows>, plain: Kernel<Rows>): Kernel<Rows> {
  return (from, to, rows) => {
    const end = (from & 3) === 0 ? to - (to & 3) : from
    if (end > from) call(run, from, end, rows)
    const rest = end > from ? end : from
    if (rest < to) plain(rest, to, rows)
  }
}

const isRun = (value: unknown): value is Run => typeof value === 'function'

/**
 * The kernels over rows whose arrays are views of this memory, with the results of the plain ones to the last bit; undefined
 * where WebAssembly is missing or refused. Arrays of other memory would be read at the wrong place; entries of a list past its
 * count differ.
 */
export function bindKernels(memory: WebAssembly.Memory): Kernels | undefined {
  const module = compiledModule()
  if (module === undefined) return undefined
  const { exports } = new WebAssembly.Instance(module, { kernel: { memory } })
  const bind = <Rows>(name: keyof Kernels, call: Call<Rows>, plain: Kernel<Rows>) => {
    const run = exports[name]
    if (!isRun(run)) throw new Error(`the compiled kernels hold no ${name}: npm run kernel`)
    return bound(run, call, plain)
  }
  return {
    leaverRows: bind('leaverRows', calls.leaverRows, plainKernels.leaverRows),
    awarenessRows: bind('awarenessRows', calls.awarenessRows, plainKernels.awarenessRows),
    visitRows: bind('visitRows', calls.visitRows, plainKernels.visitRows),
    askingRows: bind('askingRows', calls.askingRows, plainKernels.askingRows),
    sharingRows: bind('sharingRows', calls.sharingRows, plainKernels.sharingRows),
    creditingRows: bind('creditingRows', calls.creditingRows, plainKernels.creditingRows),
    learningRows: bind('learningRows', calls.learningRows, plainKernels.learningRows),
    forgettingRows: bind('forgettingRows', calls.forgettingRows, plainKernels.forgettingRows),
  }
}

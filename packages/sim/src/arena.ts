import type { Take } from './columns.ts'
import { type Kernels, plainKernels } from './kernel/index.ts'
import { bindKernels, compiledModule } from './kernel/wasm.ts'

/** Memory that compiled kernels can reach, and those kernels. */
type Block = { readonly memory: WebAssembly.Memory; readonly kernels: Kernels }

/** Bytes of a page of WebAssembly's memory. */
const page = 65536

/** Columns start where four rows at once can be loaded from. */
const alignment = 16

/** One block that the next run of this thread may use again: memory of WebAssembly is dear to open and slow to be collected. */
let spare: Block | undefined

/** A block with `bytes` zeros; undefined where there is no WebAssembly, or not that much of it. */
function openBlock(bytes: number): Block | undefined {
  const kept = spare
  spare = undefined
  if (kept === undefined || kept.memory.buffer.byteLength < bytes) {
    if (compiledModule() === undefined) return undefined
    const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / page) })
    const kernels = bindKernels(memory)
    return kernels && { memory, kernels }
  }
  new Uint8Array(kept.memory.buffer, 0, bytes).fill(0)
  return kept
}

const aligned = (bytes: number): number => Math.ceil(bytes / alignment) * alignment

/** Takes columns from a buffer, one after the other. */
function takeFrom(buffer: ArrayBuffer): Take {
  let at = 0
  return (array, rows) => {
    const column = new array(buffer, at, rows)
    at += aligned(column.byteLength)
    return column as never
  }
}

/** Bytes that `build` takes. */
function bytesOf(build: (take: Take) => unknown): number {
  let bytes = 0
  build((array, rows) => {
    bytes += aligned(rows * array.BYTES_PER_ELEMENT)
    return new array(rows) as never
  })
  return bytes
}

/**
 * Runs `use` with columns in memory that compiled kernels can reach; where WebAssembly is refused or `plain` is asked for, with
 * buffers of their own and the plain kernels, and the same results to the last bit. `build` takes the same columns on each call.
 */
export function withColumns<T, R>(
  build: (take: Take) => T,
  use: (tables: T, kernels: Kernels) => R,
  plain = false,
): R {
  const block = plain ? undefined : openBlock(bytesOf(build))
  if (block === undefined)
    return use(
      build((array, rows) => new array(rows) as never),
      plainKernels,
    )
  const result = use(build(takeFrom(block.memory.buffer)), block.kernels)
  spare = block
  return result
}

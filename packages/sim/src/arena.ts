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

/** A new block; undefined where there is no WebAssembly, or not that much of it. */
function newBlock(bytes: number): Block | undefined {
  if (compiledModule() === undefined) return undefined
  try {
    const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / page) })
    const kernels = bindKernels(memory)
    return kernels && { memory, kernels }
  } catch (error) {
    // the limit of WebAssembly is 4 GiB, or less where little memory is left; the plain kernels have another
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** A block with `bytes` zeros; undefined where there is no WebAssembly, or not that much of it. */
function openBlock(bytes: number): Block | undefined {
  const kept = spare
  spare = undefined
  if (kept === undefined || kept.memory.buffer.byteLength < bytes) {
    return newBlock(bytes)
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

/** Bytes that `build` takes: it is given columns without rows. */
function bytesOf(build: (take: Take) => unknown): number {
  let bytes = 0
  build((array, rows) => {
    bytes += aligned(rows * array.BYTES_PER_ELEMENT)
    return new array(0) as never
  })
  return bytes
}

/** Columns in one buffer of their own, all zero: for a world that is kept. */
export const columnsOf = <T>(build: (take: Take) => T): T => build(takeFrom(new ArrayBuffer(bytesOf(build))))

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
  if (block === undefined) return use(columnsOf(build), plainKernels)
  const result = use(build(takeFrom(block.memory.buffer)), block.kernels)
  spare = block
  return result
}

import { readdirSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Bytes of objects and buffers that are still in use. */
export function inUse(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/** Files, sockets and pipes that a process has open, this one unless told; 0 where nobody tells. */
export const openFiles = (pid: number | 'self' = 'self'): number =>
  process.platform === 'linux' ? readdirSync(`/proc/${pid}/fd`).length : 0

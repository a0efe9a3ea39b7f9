import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { modelVersion } from '@fishbowl/sim/version'
import type { Outside } from '../outside.ts'

/** What decides the numbers of a run: the vocabulary and the engine. */
const packages = ['@fishbowl/core', '@fishbowl/sim'] as const

const isCode = (name: string): boolean => /\.(js|ts|wasm)$/.test(name) && !name.endsWith('.d.ts')
/** Larger than any file of ours. */
const mostBytes = 16 * 1024 * 1024

let known: string | undefined

/** SHA-256, 64 hex digits, of the model version and of every file of the code that simulates, as it is loaded here. */
export function codeOf({ list, read }: Pick<Outside, 'list' | 'read'>): string {
  if (known !== undefined) return known
  const hash = createHash('sha256').update(`${modelVersion}\n`)
  for (const name of packages) {
    const folder = dirname(fileURLToPath(import.meta.resolve(name)))
    for (const file of list(folder).filter(isCode)) {
      const found = read(join(folder, file), mostBytes)
      hash.update(`${name} ${file}\n`)
      if (found.ok) hash.update(createHash('sha256').update(found.bytes).digest())
    }
  }
  known = hash.digest('hex')
  return known
}

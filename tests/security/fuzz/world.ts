import { resolve } from 'node:path'
import type { Request } from '../../../packages/tui/src/cli/answer.ts'
import type { Settings } from '../../../packages/tui/src/cli/settings.ts'
import { type Outside, openOutside } from '../../../packages/tui/src/outside.ts'

const real = openOutside()

/** A world in which some files hold what a test says, and nothing is written. */
export type World = {
  readonly outside: Outside
  readonly put: (name: string, bytes: Uint8Array) => void
  readonly request: (operands: readonly string[], settings?: Settings) => Request
}

const closed = (): never => {
  throw new Error('a reader of files writes')
}

export function openWorld(): World {
  const files = new Map<string, Uint8Array>()
  const outside: Outside = Object.assign(Object.create(real) as Outside, {
    read: (path: string, most: number) => {
      const bytes = files.get(resolve(path))
      return bytes === undefined
        ? real.read(path, most)
        : { ok: true as const, bytes: bytes.subarray(0, most) }
    },
    realPath: (path: string) => (files.has(resolve(path)) ? resolve(path) : real.realPath(path)),
    create: closed,
    replace: closed,
    openNew: closed,
    makeFolder: closed,
    print: closed,
    tell: () => undefined,
  })
  const telling = { json: true, quiet: true, symbols: 'braille' } as const
  const look = { columns: 80, symbols: 'braille', color: 'none', theme: 'dark', spoken: false } as const
  return {
    outside,
    put: (name, bytes) => void files.set(resolve(name), bytes),
    request: (operands, settings = {}) => ({ operands, settings, look, telling, outside }),
  }
}

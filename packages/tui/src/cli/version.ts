import { fileURLToPath } from 'node:url'
import type { Outside } from '../outside.ts'

/** Version of the package that this file belongs to. */
export function toolVersion(outside: Outside): string {
  const read = outside.read(fileURLToPath(new URL('../../package.json', import.meta.url)), 100_000)
  const data: unknown = read.ok ? JSON.parse(new TextDecoder().decode(read.bytes)) : {}
  return typeof data === 'object' && data !== null && 'version' in data ? String(data.version) : 'unknown'
}

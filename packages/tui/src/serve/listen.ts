import type { Listen } from './types.ts'

const numbers = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/
// Loose: the system says what is wrong with an address that only looks like one.
const version6 = /^[0-9a-f:]{2,39}(\.\d{1,3}){0,3}$/i

const isVersion4 = (text: string): boolean =>
  numbers
    .exec(text)
    ?.slice(1)
    .every((each) => Number(each) <= 255) ?? false

const isVersion6 = (text: string): boolean => version6.test(text) && text.split(':').length > 2

/** Whether a text is an address in numbers; one of version 6 without its brackets. */
export const isAddress = (text: string): boolean => isVersion4(text) || isVersion6(text)

/** Whether only this machine itself can reach an address. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isVersion4(host) && host.startsWith('127.'))

function portOf(text: string): number | undefined {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : undefined
  return port !== undefined && port <= 65_535 ? port : undefined
}

/**
 * The operand of `--serve`: nothing, a port, an address in numbers, or both (192.168.1.20:8080, [::]:8080). Without an address it is this
 * machine alone, without a port a free one. Undefined for anything else: a name would have to be looked up.
 */
export function listenOf(text: string): Listen | undefined {
  if (text === '') return { host: '127.0.0.1', port: 0 }
  const alone = portOf(text)
  if (alone !== undefined) return { host: '127.0.0.1', port: alone }
  const parts = /^(?:\[([^\]]+)\]|([^:[\]]+))(?::(\d{1,5}))?$/.exec(text)
  const host = parts?.[1] ?? parts?.[2] ?? text
  const port = parts?.[3] === undefined ? 0 : portOf(parts[3])
  if (port === undefined) return undefined
  if (host === 'localhost') return { host: '127.0.0.1', port }
  return isAddress(host) ? { host, port } : undefined
}

const linkOf = (host: string, port: number): string =>
  `http://${host.includes(':') ? `[${host}]` : host}:${port}`

const isEverywhere = (host: string): boolean => host === '0.0.0.0' || host === '::'

/** Links that lead to what listens there, on a machine that has these addresses. */
export function linksOf({ host, port }: Listen, addresses: readonly string[]): readonly string[] {
  if (!isEverywhere(host)) return [linkOf(host, port)]
  const reached = addresses.filter((each) => host === '::' || isVersion4(each))
  return [...reached, '127.0.0.1'].map((each) => linkOf(each, port))
}

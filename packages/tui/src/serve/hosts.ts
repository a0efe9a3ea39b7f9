import { isAddress } from './listen.ts'

/**
 * Whether a request was meant for this machine. A page of somebody else can make a browser ask us under a name of its own (DNS rebinding), never
 * under an address in numbers, so that only names that are ours may stand in `Host`.
 */
export function isOurHost(host: string, name: string): boolean {
  const parts = /^(?:\[([^\]]+)\]|([^:[\]]+))(?::\d{1,5})?$/.exec(host)
  const asked = (parts?.[1] ?? parts?.[2] ?? '').toLowerCase().replace(/\.$/, '')
  const own = name.toLowerCase()
  const names = ['localhost', own, own.endsWith('.local') ? own : `${own}.local`]
  return isAddress(asked) || (asked !== '' && names.includes(asked))
}

/** Whether a request comes from our own page or from no page at all. */
export function isOurPage(origin: string | undefined, site: string | undefined, host: string): boolean {
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  return origin === undefined || origin === `http://${host}`
}

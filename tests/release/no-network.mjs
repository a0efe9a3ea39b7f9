// Loaded before a program (`node --import`): whatever it asks beyond this machine is refused and noted in a file.
import dns from 'node:dns'
import { appendFileSync } from 'node:fs'
import net from 'node:net'
import { env } from 'node:process'

const isHere = (host) =>
  host === undefined || host === 'localhost' || host === '::1' || /^127\.|^0\.0\.0\.0$/.test(host)

function refuse(what) {
  appendFileSync(env.NETWORK_ASKED, `${what}\n`)
  throw new Error(`no network here: ${what}`)
}

const connect = Reflect.get(net.Socket.prototype, 'connect')
net.Socket.prototype.connect = function (...args) {
  const [first] = Array.isArray(args[0]) ? args[0] : args
  const host = typeof first === 'object' ? first.host : args[1]
  const isPipe = typeof first === 'string' || (typeof first === 'object' && first.path !== undefined)
  if (!isPipe && typeof host === 'string' && !isHere(host)) refuse(host)
  return connect.apply(this, args)
}
for (const module of [dns, dns.promises])
  for (const name of Object.keys(module))
    if (/^(lookup|resolve)/.test(name) && typeof module[name] === 'function') {
      const original = module[name]
      module[name] = (host, ...rest) => (isHere(host) ? original.call(module, host, ...rest) : refuse(host))
    }

/** Where a queue is and how it is reached. */
export type QueueAddress = {
  readonly kind: 'redis' | 'postgres'
  readonly host: string
  readonly port: number
  readonly user: string | undefined
  readonly password: string | undefined
  /** Number of a Redis database, name of a PostgreSQL one. */
  readonly database: string
  /** `encrypted` does not check who answers: what PostgreSQL calls sslmode=require. */
  readonly tls: 'none' | 'encrypted' | 'verified'
  /** The address for people: never with its password. */
  readonly shown: string
  /** A text without the password, for messages of others that may quote it. */
  readonly hide: (text: string) => string
}

const schemes = {
  'redis:': { kind: 'redis', port: 6379, tls: 'none', database: '0' },
  'rediss:': { kind: 'redis', port: 6379, tls: 'verified', database: '0' },
  'postgres:': { kind: 'postgres', port: 5432, tls: 'none', database: 'postgres' },
  'postgresql:': { kind: 'postgres', port: 5432, tls: 'none', database: 'postgres' },
} as const

/** What the modes of PostgreSQL come to; those that fall back to plain text are refused. */
const sslModes = {
  disable: 'none',
  require: 'encrypted',
  'verify-ca': 'verified',
  'verify-full': 'verified',
} as const satisfies Record<string, QueueAddress['tls']>

const forms = 'such as redis://127.0.0.1:6379 or postgres://user:password@127.0.0.1:5432/database'
const wayOut =
  'use rediss://user:password@host:port, or postgres://user:password@host:port/database?sslmode=verify-full, or an SSH tunnel to 127.0.0.1'

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)

/** The text of the address may hold a password: it never stands in a message. */
function parse(text: string): URL {
  try {
    return new URL(text)
  } catch {
    throw new RangeError(
      `the address of the queue is no URL, ${forms}; in a password, write / ? # @ and % as %2F %3F %23 %40 and %25`,
    )
  }
}

function decoded(text: string, what: string): string | undefined {
  if (text === '') return undefined
  try {
    return decodeURIComponent(text)
  } catch {
    throw new RangeError(`the ${what} of the queue has a % that stands for no character; write it as %25`)
  }
}

function tlsOf(url: URL, kind: QueueAddress['kind'], usual: QueueAddress['tls']): QueueAddress['tls'] {
  const names = [...url.searchParams.keys()]
  const stranger = names.find((name) => kind !== 'postgres' || name !== 'sslmode')
  if (stranger !== undefined || url.hash !== '')
    throw new RangeError(
      `the address of the queue may end in ?sslmode= for PostgreSQL and in nothing else; write / ? # and @ of a password as %2F %3F %23 and %40`,
    )
  const mode = url.searchParams.get('sslmode')
  if (mode === null) return usual
  if (Object.hasOwn(sslModes, mode)) return sslModes[mode as keyof typeof sslModes]
  throw new RangeError(
    `sslmode must be one of: ${Object.keys(sslModes).join(', ')}; others fall back to plain text`,
  )
}

function databaseOf(url: URL, { kind, database }: (typeof schemes)[keyof typeof schemes]): string {
  const name = decoded(url.pathname.slice(1), 'database') ?? database
  if (kind === 'redis' && !/^\d{1,5}$/.test(name))
    throw new RangeError('the database of a Redis queue is a number, such as redis://127.0.0.1:6379/0')
  return name
}

/** Whoever reaches a queue can read the scenarios and hand in results, so one that others reach needs password and TLS. */
function checkReach({ host, password, tls, shown }: QueueAddress): void {
  if (isLoopback(host)) return
  const lacks = [...(password === undefined ? ['password'] : []), ...(tls === 'none' ? ['TLS'] : [])]
  if (lacks.length === 0) return
  throw new RangeError(
    `the queue at ${shown} is on another machine and has no ${lacks.join(' and no ')}: whoever sees the network could read the runs or hand in false ones; ${wayOut}`,
  )
}

/**
 * The address of a queue from its URL: `redis://`, `rediss://` (TLS), `postgres://` or `postgresql://` with `?sslmode=`. Throws RangeError
 * with the reason and the way out, never with the password: no such URL, or another machine without password and TLS.
 */
export function queueAddress(text: string): QueueAddress {
  const url = parse(text.trim())
  if (!Object.hasOwn(schemes, url.protocol))
    throw new RangeError(`a queue is redis://, rediss:// or postgres:// (got ${url.protocol}//)`)
  const scheme = schemes[url.protocol as keyof typeof schemes]
  const { kind } = scheme
  const host = url.hostname === '' ? '127.0.0.1' : url.hostname.replace(/^\[(.*)\]$/, '$1')
  const port = url.port === '' ? scheme.port : Number(url.port)
  const user = decoded(url.username, 'user')
  const password = decoded(url.password, 'password')
  const database = databaseOf(url, scheme)
  // As it is, as it was written, and as others would write it.
  const secrets = password === undefined ? [] : [password, url.password, encodeURIComponent(password)]
  const named = host.includes(':') ? `[${host}]` : host
  const login = `${url.username}${password === undefined ? '' : ':***'}`
  const address: QueueAddress = {
    kind,
    host,
    port,
    user,
    password,
    database,
    tls: tlsOf(url, kind, scheme.tls),
    shown: `${url.protocol}//${login === '' ? '' : `${login}@`}${named}:${port}${url.pathname}`,
    hide: (said) => secrets.reduce((rest, secret) => rest.replaceAll(secret, '***'), said),
  }
  checkReach(address)
  return address
}

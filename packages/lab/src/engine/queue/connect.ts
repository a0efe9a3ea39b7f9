import {
  createPostgresBackend,
  type PostgresConnectionOptions,
  Queue,
  type Job as QueueJob,
  UnrecoverableError,
  Worker,
} from 'bullmq'
import { Redis, type RedisOptions } from 'ioredis'
import { Client } from 'pg'
import type { QueueAddress } from './address.ts'

/** A batch in a queue. */
export type QueueEntry = Pick<QueueJob, 'getState' | 'returnvalue' | 'failedReason' | 'data'>
type Entry = {
  readonly name: string
  readonly data: object
  readonly opts: NonNullable<Parameters<Queue['addBulk']>[0][number]['opts']>
}
/** A queue that was opened, whatever it is kept in. */
export type OpenQueue = {
  readonly addBulk: (entries: Entry[]) => Promise<unknown>
  readonly getJob: (id: string) => Promise<QueueEntry | undefined>
  readonly getJobState: (id: string) => Promise<string>
  readonly getJobCounts: Queue['getJobCounts']
  readonly getRanges: Queue['getRanges']
  readonly getWaiting: (start: number, end: number) => Promise<QueueEntry[]>
  readonly getWorkersCount: () => Promise<number>
  readonly remove: (id: string) => Promise<number>
  readonly close: () => Promise<void>
}
/** A worker that was opened. */
export type OpenWorker = {
  readonly close: () => Promise<void>
  readonly on: (event: 'error', listener: (error: Error) => void) => unknown
}

/** Names in the server: keys of Redis begin with it, tables of PostgreSQL stand in a schema of this name. */
const place = { prefix: 'fishbowl', schema: 'fishbowl_queue' } as const
/** Milliseconds. */
const patience = { connect: 5000, answer: 20_000 } as const

function redisOf(address: QueueAddress, retry: (tries: number) => number | null): RedisOptions {
  const { host, port, user, password, database, tls } = address
  return {
    host,
    port,
    db: Number(database),
    ...(user === undefined ? {} : { username: user }),
    ...(password === undefined ? {} : { password }),
    ...(tls === 'none' ? {} : { tls: {} }),
    connectTimeout: patience.connect,
    keepAlive: 10_000,
    retryStrategy: retry,
    maxRetriesPerRequest: null,
  }
}

function postgresOf({ host, port, user, password, database, tls }: QueueAddress) {
  return {
    host,
    port,
    database,
    ...(user === undefined ? {} : { user }),
    ...(password === undefined ? {} : { password }),
    ssl: tls === 'none' ? false : { rejectUnauthorized: tls === 'verified' },
    connectionTimeoutMillis: patience.connect,
    keepAlive: true,
    max: 4,
  }
}

/** Answers that stay the same however often one asks: wrong password, no right, no such database, a certificate nobody vouches for. */
const lasting =
  /WRONGPASS|NOAUTH|NOPERM|invalid password|without any password configured|DB index is out of range|certificate|ERR_TLS|ERR_SSL|^(28000|28P01|3D000|42501)$/

/** True for an error that waiting does not mend. */
export function isLasting(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  return lasting.test(error.message) || lasting.test(code)
}

async function askRedis(address: QueueAddress): Promise<void> {
  const client = new Redis({ ...redisOf(address, () => null), lazyConnect: true })
  let heard: Error | undefined
  client.on('error', (error) => {
    heard ??= error
  })
  try {
    await client.connect()
    await client.ping()
    await client.quit()
  } catch (error) {
    client.disconnect()
    // What is thrown says only that the connection was closed.
    throw heard ?? error
  }
}

async function askPostgres(address: QueueAddress): Promise<void> {
  const client = new Client(postgresOf(address))
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select 1')
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Asks the server for a sign of life; throws what it answers. */
export const ask = (address: QueueAddress): Promise<void> =>
  address.kind === 'redis' ? askRedis(address) : askPostgres(address)

// The stream of events repeats every result and nobody reads it.
const streams = { events: { maxLen: 10 } }

const openRedisQueue = (
  address: QueueAddress,
  name: string,
): OpenQueue & Pick<Queue, 'on' | 'waitUntilReady'> => {
  const connection = {
    ...redisOf(address, () => null),
    enableOfflineQueue: false,
    socketTimeout: patience.answer,
  }
  return new Queue(name, { connection, prefix: place.prefix, streams })
}

const openPostgresQueue = (address: QueueAddress, name: string) => {
  const own = { query_timeout: patience.answer, schema: place.schema, migrate: true }
  const connection: PostgresConnectionOptions = { ...postgresOf(address), ...own }
  return new Queue(name, { connection, streams }, createPostgresBackend)
}

/**
 * Opens a queue. It is not opened again when the connection is lost: its calls throw, and who calls opens another one. Throws what the
 * server answers.
 */
export async function openQueue(address: QueueAddress, name: string): Promise<OpenQueue> {
  await ask(address)
  const queue = address.kind === 'redis' ? openRedisQueue(address, name) : openPostgresQueue(address, name)
  // Calls throw it too.
  queue.on('error', () => undefined)
  await queue.waitUntilReady()
  return queue
}

/** How a worker holds on to its jobs, in milliseconds. */
export type Holding = {
  /** A job whose worker has not been heard of for so long is given to another one. */
  readonly lock: number
  /** Time between two searches for such jobs. */
  readonly search: number
  /** Batches in hand at once. @default 2: one to run and one whose runs are on their way, so that no thread waits for the network */
  readonly together?: number
}

/**
 * Opens a worker that takes batches until it is closed, and waits for a lost server by itself. The server must have answered once, see
 * `ask`.
 */
export function openWorker(
  address: QueueAddress,
  name: string,
  work: (job: Pick<QueueJob, 'data'>) => Promise<object>,
  { lock, search, together = 2 }: Holding,
): OpenWorker {
  const settings = {
    concurrency: together,
    lockDuration: lock,
    stalledInterval: search,
    maxStalledCount: 10,
    runRetryDelay: 1000,
    drainDelay: 5,
  }
  if (address.kind === 'redis') {
    const connection = redisOf(address, (tries) => Math.min(tries * 250, 2000))
    return new Worker(name, work, { ...settings, connection, prefix: place.prefix })
  }
  const connection: PostgresConnectionOptions = {
    ...postgresOf(address),
    schema: place.schema,
    migrate: true,
  }
  return new Worker(name, work, { ...settings, connection }, createPostgresBackend)
}

/** What a worker throws at a batch that nobody should try again. */
export const refuse = (reason: string): Error => new UnrecoverableError(reason)

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Redis } from 'ioredis'

/** True where the command is installed; says so in a line of its own where it is not. */
function isInstalled(command: string, what: string): boolean {
  const found = spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0
  if (!found) process.stderr.write(`SKIPPED: ${what} (${command} is not installed)\n`)
  return found
}

/** Whether the tests of a queue on Redis can run here. */
export const hasRedis = (what: string): boolean => isInstalled('redis-server', what)

/** A port of this machine that nobody listens on. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject).listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      server.close(() => resolve(port))
    })
  })

/** Tries again until it does not throw, for 20 seconds. */
export async function eventually<T>(work: () => Promise<T> | T): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await work()
    } catch (error) {
      if (tries > 200) throw error
      await wait(100)
    }
  }
}

/** A Redis of its own for a test. */
export type PrivateRedis = {
  readonly url: string
  readonly password: string
  readonly port: number
  /** A client of the test's, closed with the server. */
  readonly client: () => Redis
  /** Ends the server as a power cut does; what it had written remains. */
  readonly kill: () => Promise<void>
  readonly start: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** Starts redis-server on a free port of this machine, with a password, its files in a folder that `stop` removes. */
export async function openRedis(more: readonly string[] = []): Promise<PrivateRedis> {
  const folder = mkdtempSync(join(tmpdir(), 'fishbowl-redis-'))
  const port = await freePort()
  const password = `s3cr/t-${port}`
  const file = join(folder, 'redis.conf')
  const lines = ['bind 127.0.0.1', 'save ""', 'appendonly yes', 'appendfsync everysec']
  writeFileSync(
    file,
    [...lines, `port ${port}`, `dir ${folder}`, `requirepass ${password}`, ...more, ''].join('\n'),
    { mode: 0o600 },
  )
  let server: ChildProcess | undefined
  const clients: Redis[] = []
  const client = (): Redis => {
    const made = new Redis({ host: '127.0.0.1', port, password, lazyConnect: true })
    made.on('error', () => undefined)
    clients.push(made)
    return made
  }
  const start = async (): Promise<void> => {
    server = spawn('redis-server', [file], { stdio: 'ignore' })
    const probe = new Redis({ host: '127.0.0.1', port, password, retryStrategy: () => 50 })
    probe.on('error', () => undefined)
    await eventually(() => probe.ping())
    probe.disconnect()
  }
  const kill = async (): Promise<void> => {
    const gone = new Promise((resolve) => server?.once('exit', resolve))
    if (server?.kill('SIGKILL') === true) await gone
  }
  await start()
  return {
    url: `redis://:${encodeURIComponent(password)}@127.0.0.1:${port}`,
    password,
    port,
    client,
    kill,
    start,
    async stop() {
      for (const one of clients) one.disconnect()
      await kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

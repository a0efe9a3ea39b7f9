import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { eventually, freePort } from './redis.ts'

const debian = '/usr/lib/postgresql'

/** The folder with the newest server of the system, '' where it is on the path, undefined where there is none. */
function programs(): string | undefined {
  const versions = existsSync(debian) ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a)) : []
  const folders = ['', ...versions.map((version) => `${debian}/${version}/bin/`)]
  return folders.find(
    (folder) => spawnSync(`${folder}initdb`, ['--version'], { stdio: 'ignore' }).status === 0,
  )
}

const idOfNobody = (flag: '-u' | '-g'): number =>
  Number(spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' }).stdout.trim())

/** PostgreSQL refuses to run as root; nobody is a user of every system. */
function unprivileged(): Pick<SpawnOptions, 'uid' | 'gid'> {
  if (process.getuid?.() !== 0) return {}
  return { uid: idOfNobody('-u'), gid: idOfNobody('-g') }
}

/** Whether the tests of a queue on PostgreSQL can run here. */
export function hasPostgres(what: string): boolean {
  const found = programs() !== undefined
  if (!found) process.stderr.write(`SKIPPED: ${what} (PostgreSQL is not installed)\n`)
  return found
}

/** A PostgreSQL of its own for a test. */
export type PrivatePostgres = {
  readonly url: string
  readonly password: string
  readonly kill: () => Promise<void>
  readonly start: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** Starts PostgreSQL on a free port of this machine, with a password, its files in a folder that `stop` removes. */
export async function openPostgres(): Promise<PrivatePostgres> {
  const bin = programs() ?? ''
  const who = unprivileged()
  const folder = mkdtempSync(join(tmpdir(), 'fishbowl-postgres-'))
  const port = await freePort()
  const password = `s3cr/t-${port}`
  const secret = join(folder, 'password')
  writeFileSync(secret, password, { mode: 0o600 })
  for (const path of [folder, secret])
    if (who.uid !== undefined && who.gid !== undefined) chownSync(path, who.uid, who.gid)
  const data = join(folder, 'data')
  const made = spawnSync(
    `${bin}initdb`,
    ['-D', data, '-U', 'fishbowl', '--auth=scram-sha-256', `--pwfile=${secret}`, '-E', 'UTF8', '-N'],
    { ...who, cwd: folder, encoding: 'utf8' },
  )
  if (made.status !== 0) throw new Error(made.stderr)
  let server: ChildProcess | undefined
  const url = `postgres://fishbowl:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`
  const start = async (): Promise<void> => {
    const settings = ['-c', 'fsync=off', '-c', `unix_socket_directories=${folder}`, '-h', '127.0.0.1']
    server = spawn(`${bin}postgres`, ['-D', data, '-p', String(port), ...settings], {
      ...who,
      cwd: folder,
      stdio: 'ignore',
    })
    await eventually(async () => {
      const probe = new Client({ connectionString: url })
      await probe.connect()
      await probe.end()
    })
  }
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const gone = new Promise((resolve) => server?.once('exit', resolve))
    if (server?.kill(signal) === true) await gone
  }
  await start()
  return {
    url,
    password,
    start,
    // Ends every process of the server at once, without tidying up.
    kill: () => end('SIGQUIT'),
    async stop() {
      await end('SIGQUIT')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

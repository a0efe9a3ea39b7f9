import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { hasRedis } from '../support/redis.ts'
import { parsed, testFolder } from './folder.ts'
import { digestIn, smallStudy, startCli, testRedis } from './queue-processes.ts'

const redis = hasRedis('fishbowl worker')

describe('fishbowl worker without a queue', () => {
  test.each([
    ['', 'no queue is named'],
    ['redis://10.0.0.5', 'has no password and no TLS'],
    ['redis://:s3cret@10.0.0.5', 'has no TLS'],
    ['postgres://me:s3cret@db.example.org/runs?sslmode=prefer', 'sslmode must be one of'],
    ['https://me:s3cret@example.org', 'a queue is redis://'],
    ['redis://:s3/cret@127.0.0.1', 'is no URL'],
  ])('refuses %s with the reason and a way out, never with the password', async (queue, reason) => {
    const { fishbowl } = testFolder()
    const env = { FISHBOWL_QUEUE: queue }
    const told = await fishbowl('worker', { env })
    expect(told).toMatchObject({ code: 2, stdout: '' })
    expect(told.stderr).toContain(reason)
    expect(told.stderr).toContain('docs/guide/queue.md')
    const { stderr } = await fishbowl('worker --json', { env })
    expect(parsed(stderr)).toMatchObject({ error: { code: 'usage', exitCode: 2 } })
    expect(told.stderr + stderr).not.toMatch(/s3.?cret/)
  })

  test('never repeats a password that was put in a wrong place', async () => {
    const { fishbowl } = testFolder()
    const lines = [
      'worker redis://:s3cret@127.0.0.1',
      'redis://:s3cret@127.0.0.1',
      'worker --queue=redis://:s3cret@127.0.0.1/x',
    ]
    for (const line of lines) {
      const { code, stdout, stderr } = await fishbowl(line)
      expect(code).toBe(2)
      expect(stdout + stderr).not.toContain('s3cret')
    }
  })

  test('is not asked for by a study that is made here', async () => {
    const { fishbowl, write } = testFolder()
    write('study.yaml', smallStudy(3))
    const { code, stderr } = await fishbowl('study run study.yaml --queue redis://127.0.0.1')
    expect({ code, stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--engine queue') as string,
    })
  })
})

describe.skipIf(!redis)('fishbowl worker', () => {
  test('makes the runs of a study, with the digest of the local engine and no password anywhere', async () => {
    const server = await testRedis()
    const { path, write, fishbowl } = testFolder()
    write('study.yaml', smallStudy(300))
    const worker = startCli(['worker', '--threads', '1', '--json'], server.url)
    const study = startCli(['study', 'run', 'study.yaml', '--engine', 'queue', '--json'], server.url, {
      cwd: path,
    })
    const lists = process.platform === 'linux' ? worker.commandLine() + study.commandLine() : ''
    const made = await study.ended
    const local = await fishbowl('study run study.yaml --json --output local.sqlite')
    worker.child.kill('SIGINT')
    const served = await worker.ended
    const status = await fishbowl('study status study.sqlite --json')
    const tables = await fishbowl('study export study.sqlite --output tables --json')
    const kept = ['study.sqlite', 'tables/manifest.json'].map((name) =>
      readFileSync(join(path, name), 'latin1'),
    )

    expect(made.code).toBe(0)
    expect(parsed(made.stdout)['digest']).toBe(parsed(local.stdout)['digest'])
    expect(served.code).toBe(130)
    expect(parsed(served.stdout)).toMatchObject({
      kind: 'worker',
      schemaVersion: 1,
      failed: 0,
      refused: 0,
      threads: 1,
    })
    expect(parsed(served.stdout)['runs']).toBeGreaterThanOrEqual(300)
    const said = [made, served, status, tables].map(({ stdout, stderr }) => stdout + stderr)
    const written = [...said, ...kept, lists].join()
    expect(written).not.toContain(server.password)
    expect(written).not.toContain(encodeURIComponent(server.password))
    expect(lists === '' || lists.includes('worker')).toBe(true)
  })

  test('waits for a queue that is not there yet, and warns of a password that everybody sees', async () => {
    const server = await testRedis()
    await server.kill()
    const worker = startCli(['worker', '--queue', server.url], '')
    await worker.says('waiting for it')
    await server.start()
    await worker.says('is back')
    worker.child.kill('SIGINT')
    const { code, stdout, stderr } = await worker.ended
    expect(code).toBe(130)
    expect(stdout).toContain('0 runs in 0 batches')
    expect(stderr).toContain('FISHBOWL_QUEUE hides it')
    expect(stdout + stderr).not.toContain(server.password)
  })

  test('lets a study be interrupted and go on', async () => {
    const server = await testRedis()
    const { path, write, fishbowl } = testFolder()
    write('study.yaml', smallStudy(4000))
    startCli(['worker', '--threads', '1'], server.url)
    const args = ['study', 'run', 'study.yaml', '--engine', 'queue']
    const first = startCli(args, server.url, { cwd: path })
    await first.says('runs ')
    await first.says('a second')
    first.child.kill('SIGINT')
    const stopped = await first.ended
    expect(stopped.code).toBe(130)
    expect(stopped.stderr).toContain('go on with: fishbowl study run study.yaml --engine queue')
    const second = await startCli(args, server.url, { cwd: path }).ended
    const local = await fishbowl('study run study.yaml --output local.sqlite')
    expect(digestIn(second.stdout)).toBe(digestIn(local.stdout))
  })
})

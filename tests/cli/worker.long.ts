import { setTimeout as wait } from 'node:timers/promises'
import { counter } from '@fishbowl/lab'
import { describe, expect, test } from 'vitest'
import { makeCertificate } from '../support/certificate.ts'
import { hasRedis } from '../support/redis.ts'
import { testFolder } from './folder.ts'
import { digestIn, type Running, smallStudy, startCli, testRedis } from './queue-processes.ts'

const worker = ['worker', '--threads', '1']
const study = ['study', 'run', 'study.yaml', '--engine', 'queue']
const draw = counter('moments at which something is killed')

describe.skipIf(!hasRedis('a queue whose parts are killed'))('a study through a queue', () => {
  test('ends with the digest of the local engine though workers, server and coordinator are killed', async () => {
    const server = await testRedis()
    const { path, write, fishbowl } = testFolder()
    write('study.yaml', smallStudy(12_000))
    const workers: Running[] = [startCli(worker, server.url), startCli(worker, server.url)]
    let coordinator = startCli(study, server.url, { cwd: path })
    for (let k = 0; k < 12 && coordinator.child.exitCode === null; k++) {
      await wait(1000 + 2000 * draw(k))
      if (k % 3 === 0) {
        coordinator.child.kill('SIGKILL')
        await coordinator.ended
        coordinator = startCli(study, server.url, { cwd: path })
      } else if (k % 3 === 1) {
        workers.shift()?.child.kill('SIGKILL')
        workers.push(startCli(worker, server.url))
      } else {
        await server.kill()
        await wait(500)
        await server.start()
      }
    }
    const { code, stdout } = await coordinator.ended
    const local = await fishbowl('study run study.yaml --output local.sqlite')
    expect(code).toBe(0)
    expect(digestIn(stdout)).toBe(digestIn(local.stdout))
    expect(digestIn(stdout)).not.toBe('none')
  })

  test('goes over TLS to a server whose certificate is trusted, and to no other', async () => {
    const { path, write, fishbowl } = testFolder()
    const made = makeCertificate(path)
    if (made === undefined) {
      process.stderr.write('SKIPPED: a queue over TLS (openssl is not installed)\n')
      return
    }
    const { certificate, key } = made
    const server = await testRedis([
      `tls-cert-file ${certificate}`,
      `tls-key-file ${key}`,
      'tls-auth-clients no',
      'tls-port 0',
    ])
    const port = server.port + 1
    await server.client().config('SET', 'tls-port', port)
    const url = `rediss://:${encodeURIComponent(server.password)}@127.0.0.1:${port}`
    const env = { NODE_EXTRA_CA_CERTS: certificate }
    write('study.yaml', smallStudy(100))
    startCli(worker, url, { env })
    const { code } = await startCli(study, url, { cwd: path, env }).ended
    expect(code).toBe(0)
    const stranger = await fishbowl('worker', { env: { FISHBOWL_QUEUE: url } })
    expect(stranger.code).toBe(1)
    expect(stranger.stderr).toMatch(/turns us away: .*certificate/)
  })
})

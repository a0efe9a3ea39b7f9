import { describe, expect, test } from 'vitest'
import { hasPostgres, openPostgres } from '../support/postgres.ts'
import {
  digestOfRuns,
  jobsOf,
  plainLoop,
  runThrough,
  shortly,
  slowEngine,
  startWorker,
} from '../support/queue-runs.ts'
import { hasRedis, openRedis, type PrivateRedis } from '../support/redis.ts'
import { queueCases } from './queue-cases.ts'

const redis = hasRedis('the queue on Redis')
const postgres = hasPostgres('the queue on PostgreSQL')
const jobs = jobsOf(500)

describe('the queue on Redis', () => queueCases(redis, openRedis, 'all'))
describe('the queue on PostgreSQL', () => queueCases(postgres, openPostgres, 'quick'))

async function withRedis(work: (server: PrivateRedis) => Promise<void>): Promise<void> {
  const server = await openRedis()
  try {
    await work(server)
  } finally {
    await server.stop()
  }
}

describe.skipIf(!redis)('the queue on Redis alone', () => {
  test('is filled again when somebody empties it', () =>
    withRedis(async (server) => {
      const worker = startWorker(server.url, { engine: slowEngine(), holding: shortly })
      let count = 0
      const heard = async (): Promise<void> => {
        if (++count === 100) await server.client().flushall()
      }
      const { deliveries, said } = await runThrough(server.url, jobs, { heard })
      await worker.stop()
      expect(digestOfRuns(deliveries)).toBe(digestOfRuns(plainLoop(jobs)))
      expect(said.join()).toMatch(/the queue has lost \d+ runs \(was it emptied\?\); they are put in again/)
    }))

  test('ends both sides with the reason when the password is wrong, and does not tell it', () =>
    withRedis(async (server) => {
      const url = server.url.replace(encodeURIComponent(server.password), 'wrong-word')
      const ends = await Promise.allSettled([runThrough(url, jobs), startWorker(url).ended])
      for (const end of ends) {
        const reason = end.status === 'rejected' ? String(end.reason) : 'none'
        expect(reason).toMatch(/turns us away: WRONGPASS/)
        expect(reason).not.toContain('wrong-word')
      }
    }))
})

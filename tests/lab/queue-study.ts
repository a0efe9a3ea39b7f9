import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decodeHistory, encodeHistory, openStudyLedger, pack, sha256Of } from '@fishbowl/lab/ledger'
import { queueAddress, queueEngine } from '@fishbowl/lab/queue'
import { runStudy } from '@fishbowl/lab/study'
import type { Delivery } from '../../packages/lab/src/engine/engine.ts'
import { loopEngine, shortly, sleep, startWorker, testCode } from '../support/queue-runs.ts'
import { eventually } from '../support/redis.ts'
import { planFor } from './study-worlds.ts'

/** A result that is right in form and wrong in one number. */
function spoilt(delivery: Delivery): Delivery {
  if (delivery.kind === 'failed') return delivery
  const history = decodeHistory(delivery.body)
  history.values[0] = 123
  const encoded = encodeHistory(history)
  return { ...delivery, body: pack(encoded), sha256: sha256Of(encoded) }
}

function after(milliseconds: number, act: () => void): () => void {
  const timer = setTimeout(act, milliseconds)
  return () => clearTimeout(timer)
}

/** Workers that wait for each other, so that each of them gets one of the two copies of a batch. */
function pairOfWorkers(url: string, unequal: boolean) {
  let begun = 0
  const both = () => eventually(() => (begun >= 2 ? undefined : Promise.reject(new Error('alone'))))
  const engine = (change?: typeof spoilt) => {
    let own = 0
    return loopEngine(change, async () => {
      if (own++ > 0) return
      begun++
      await both()
    })
  }
  const holding = { ...shortly, together: 1 }
  return [
    startWorker(url, { engine: engine(), machine: 'right-host', holding }),
    startWorker(url, { engine: engine(unequal ? spoilt : undefined), machine: 'wrong-host', holding }),
  ]
}

/** Runs a study of 60 runs with every batch made twice, by two workers who agree or do not; the rows of its ledger. */
export async function studyTwice(url: string, workers: 'equal' | 'unequal'): Promise<number> {
  const plan = planFor('replicates: 60\ndesign: { kind: list, points: [{}] }')
  const folder = mkdtempSync(join(tmpdir(), 'fishbowl-queue-'))
  const file = join(folder, `${workers}.sqlite`)
  const ledger = openStudyLedger(file, { mode: 'create' }, plan, { code: testCode, tool: 'test' })
  const engine = queueEngine(
    { code: testCode, measures: plan.measures, machine: 'coordinator' },
    { address: queueAddress(url), study: file, sleep, tell: () => undefined, recheck: 1 },
  )
  const pair = pairOfWorkers(url, workers === 'unequal')
  try {
    const { signal } = new AbortController()
    const progress = runStudy(plan, ledger, engine, { signal, after })
    while ((await progress.next()).done !== true);
    return [...ledger.results()].length
  } finally {
    ledger.close()
    await engine.close()
    await Promise.all(pair.map((worker) => worker.stop()))
    rmSync(folder, { recursive: true, force: true })
  }
}

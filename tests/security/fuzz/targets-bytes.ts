import type { Scenario } from '@fishbowl/core'
import { readForkFile, writeForkFile } from '@fishbowl/lab'
import { queueAddress } from '@fishbowl/lab/queue'
import { type Session, submissionOf } from '@fishbowl/lab/workshop'
import { restore, resume, runUntil, simulate } from '@fishbowl/sim'
import { modelVersion } from '@fishbowl/sim/version'
import { batchData, readBatch, readResult, resultData } from '../../../packages/lab/src/engine/queue/wire.ts'
import { decodeHistory, encodeHistory, pack } from '../../../packages/lab/src/ledger/encode.ts'
import { understand } from '../../../packages/tui/src/cli/arguments.ts'
import { settingsOf } from '../../../packages/tui/src/cli/settings.ts'
import { type Dice, oneOf } from '../../support/dice.ts'
import { jobsOf, plainLoop, testCode, testMeasures, tiny } from '../../support/queue-runs.ts'
import { mutatedJson } from './mutate-data.ts'
import { mutatedBytes, mutatedText } from './mutate-text.ts'
import { nastyNumbers, nastyTexts } from './nasty.ts'
import type { Target } from './trial.ts'

const scenario: Scenario = tiny()
const task = { scenario, replicate: 0 }
const state = runUntil(task, 5)
const second = runUntil({ scenario, replicate: 1 }, 5)
const fork = writeForkFile({ modelVersion, scenario, week: 5, states: [state, second] }).bytes
const body = encodeHistory(simulate(task))
const jobs = jobsOf(3)
const batch = { id: 'batch', jobs }
const batchText = JSON.stringify(batchData(batch, testCode))
const resultText = JSON.stringify(resultData(plainLoop(jobs), 'worker'))
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(textOf(bytes))
  } catch {
    return undefined
  }
}

/** A state with its head as it was and other numbers behind it, as many as before. */
function otherNumbers(roll: Dice): Uint8Array {
  const copy = Uint8Array.from(state)
  for (let i = 1 + roll(20); i > 0; i--) {
    const at = 64 + roll(copy.length - 64)
    copy.fill(roll(256), at, at + 1 + roll(8))
  }
  return copy
}

/** A fork file whose runs are others: changed, and signed again. */
function signedAgain(roll: Dice): Uint8Array {
  const states = [roll(3) === 0 ? mutatedBytes(state, roll) : otherNumbers(roll), second]
  return writeForkFile({ modelVersion, scenario, week: oneOf(roll, [5, 4, 1]), states }).bytes
}

const commands = [
  'run budget-cut --replicates 20 --json',
  'compare one-cm two-cms --measure netValue --until-sure 50000 --weeks 52',
  'study run a.yaml --shard 1/3 --queue redis://127.0.0.1 --output x.sqlite',
  'calibrate a.yaml b.csv --columns week=Date,active=Users --date-format dmy',
  'advise a.yaml --goal netValue>0 --budget 200k --share 80%',
  'workshop one-or-two --minutes 30 --teams 3 --code 12345678',
  'run --from a.fbs --set alignment=integrated --set staffing.team=[]',
]

/** A typed code: digits of a real one changed, or anything. */
const typed = (codes: readonly string[]) => (roll: Dice) => {
  const code = oneOf(roll, codes)
  const at = roll(code.length)
  const other = oneOf(roll, [String(roll(10)), '', code, ...nastyNumbers, ...nastyTexts.slice(0, 12)])
  return bytesOf(
    roll(4) === 0
      ? String(roll(1_000_000_000)).repeat(1 + roll(30))
      : code.slice(0, at) + other + code.slice(at + 1),
  )
}

/** Readers of bytes and of short texts. */
export function byteTargets(session: Session, codes: readonly string[]): readonly Target[] {
  return [
    {
      name: 'fork file',
      file: '',
      throwsRange: true,
      make: (roll) => (roll(2) === 0 ? mutatedBytes(fork, roll) : signedAgain(roll)),
      read: (bytes) => {
        const saved = readForkFile(bytes, modelVersion)
        for (const [replicate, one] of saved.states.entries())
          resume(one, { scenario: saved.scenario, replicate })
      },
    },
    {
      name: 'snapshot',
      file: '',
      throwsRange: true,
      make: (roll) => mutatedBytes(state, roll),
      read: (bytes) => void restore(bytes, task),
    },
    {
      name: 'kept run',
      file: '',
      throwsRange: true,
      make: (roll) => (roll(2) === 0 ? mutatedBytes(body, roll) : mutatedBytes(pack(body), roll)),
      read: (bytes) => decodeHistory(bytes),
    },
    {
      name: 'batch of a queue',
      file: '',
      throwsRange: true,
      make: (roll) => (roll(3) === 0 ? mutatedText(batchText, roll) : mutatedJson(batchText, roll)),
      read: (bytes) => readBatch(jsonOf(bytes), testCode),
    },
    {
      name: 'result of a queue',
      file: '',
      throwsRange: true,
      make: (roll) => (roll(3) === 0 ? mutatedText(resultText, roll) : mutatedJson(resultText, roll)),
      read: (bytes) => readResult(jsonOf(bytes), batch, testMeasures),
    },
    {
      name: 'address of a queue',
      file: '',
      throwsRange: true,
      make: (roll) =>
        mutatedText(
          oneOf(roll, [
            'rediss://user:word@10.0.0.5:6379/2',
            'postgres://a:b@db.example.org/runs?sslmode=require',
          ]),
          roll,
        ),
      read: (bytes) => queueAddress(textOf(bytes)),
    },
    {
      name: 'command line',
      file: '',
      make: (roll) => mutatedText(oneOf(roll, commands), roll),
      read: async (bytes) => {
        const found = await understand(textOf(bytes).split(' '))
        if ('call' in found) settingsOf(found.call)
      },
    },
    {
      name: 'code of a team',
      file: '',
      make: typed(codes),
      read: (bytes) => submissionOf(session, textOf(bytes)),
    },
  ]
}

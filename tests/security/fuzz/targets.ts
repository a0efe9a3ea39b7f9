import { codeOf } from '@fishbowl/lab/workshop'
import { byteTargets } from './targets-bytes.ts'
import { heldSession, keptTargets } from './targets-kept.ts'
import { textTargets } from './targets-text.ts'
import type { Target } from './trial.ts'

/** Every reader of files from outside; scenarios, which most people write, in one input of four. */
export async function allTargets(): Promise<readonly Target[]> {
  const { session, record } = await heldSession()
  const codes = record.submissions.filter(({ seat }) => seat === undefined).map((one) => codeOf(session, one))
  const kept = await keptTargets()
  const others = [...textTargets.slice(1), ...byteTargets(session, codes), ...kept]
  const [scenario] = textTargets
  return others.flatMap((target, i) =>
    i % 3 === 0 && scenario !== undefined ? [scenario, target] : [target],
  )
}

import { createHash } from 'node:crypto'
import { dice } from '../../support/dice.ts'
import { type Target, type Trial, tried } from './trial.ts'

/** What came of many inputs. */
export type Fuzzed = {
  /** Of every input in its order, 12 hex digits: the same for the same seed. */
  readonly inputs: string
  /** How many inputs of each target were read and refused. */
  readonly counts: ReadonlyMap<string, { readonly read: number; readonly refused: number }>
  /** What a user should never see, each with the least input that shows it. */
  readonly wrong: readonly string[]
  /** Processor time of the slowest input. */
  readonly slowest: number
}

/** Seconds of a processor that an input may take. */
const longest = 2

/** Wherein two trials are wrong in the same way. */
const kindOf = ({ outcome, why, seconds }: Trial): string =>
  outcome === 'wrong' ? (why.split('\n')[0] ?? '').slice(0, 60) : seconds > longest ? 'slow' : ''

/** The least input that is wrong as this one is, as far as some hundred tries find it: stretches are left out, the long ones first. */
async function least(target: Target, bytes: Uint8Array): Promise<Uint8Array> {
  const kind = kindOf(await tried(target, bytes))
  let left = bytes
  let tries = 400
  for (
    let stretch = Math.ceil(left.length / 2);
    stretch >= 1 && tries > 0;
    stretch = Math.floor(stretch / 2)
  ) {
    for (let at = 0; at < left.length && tries > 0; tries--) {
      const shorter = Uint8Array.from([...left.subarray(0, at), ...left.subarray(at + stretch)])
      if (kindOf(await tried(target, shorter)) === kind) left = shorter
      else at += stretch
    }
  }
  return left
}

/** Makes inputs for the targets in turn and reads them; the same seed makes the same inputs. */
export async function fuzzed(targets: readonly Target[], count: number, seed: number): Promise<Fuzzed> {
  const hash = createHash('sha256')
  const counts = new Map(targets.map(({ name }) => [name, { read: 0, refused: 0 }]))
  const wrong = new Map<string, string>()
  let slowest = 0
  for (let i = 0; i < count; i++) {
    const target = targets[i % targets.length]
    if (target === undefined) break
    const bytes = target.make(dice(seed + Math.imul(i, 0x9e37_79b1)))
    hash.update(bytes).update(`${bytes.length}\n`)
    const trial = await tried(target, bytes)
    slowest = Math.max(slowest, trial.seconds)
    const counted = counts.get(target.name)
    if (counted !== undefined && trial.outcome !== 'wrong') counted[trial.outcome]++
    const kind = kindOf(trial)
    if (kind === '' || wrong.has(target.name + kind)) continue
    const small = new TextDecoder().decode(await least(target, bytes))
    wrong.set(
      target.name + kind,
      `${target.name}, input ${i} of seed ${seed}, ${trial.seconds.toFixed(1)} s: ${trial.why}\nleast input: ${JSON.stringify(small.slice(0, 2000))}`,
    )
  }
  return { inputs: hash.digest('hex').slice(0, 12), counts, wrong: [...wrong.values()], slowest }
}

import { happens, logistic } from './arithmetic.ts'
import { uniform } from './draw.ts'
import type { AwarenessRows } from './kernel/awareness.ts'
import type { Kernels } from './kernel/index.ts'
import { type VisitRows, visitRows } from './kernel/visits.ts'
import type { World } from './world.ts'

type AnyKernel = (from: number, to: number, rows: object) => void

/** What the kernels of a space were last asked about its employees. */
export type Asked = { [K in keyof Kernels]?: Parameters<Kernels[K]>[2] }

/** Kernels that note what they are asked. */
function noting(kernels: Kernels, asked: Record<string, object>): Kernels {
  const noted = Object.entries(kernels).map(([name, kernel]) => {
    const run: AnyKernel = (from, to, rows) => {
      // the rows after the employees may have a call of their own
      if (from === 0) asked[name] = rows
      ;(kernel as AnyKernel)(from, to, rows)
    }
    return [name, run] as const
  })
  return Object.fromEntries(noted) as Kernels
}

/** The same world with kernels that note what they are asked; the phases themselves know nothing of it. */
export function listening(original: World): { readonly first: World; readonly asked: readonly Asked[] } {
  const spaces: World[] = []
  const asked = original.spaces.map((world) => {
    const own: Asked = {}
    spaces.push(Object.assign({}, world, { spaces, kernels: noting(world.kernels, own) }))
    return own
  })
  return { first: spaces[0]!, asked }
}

const unit = 1 / 4294967296

/** A draw read from above: what happens from a bound on happens below the bound's complement. */
export const fromAbove = (draw: number): number => 1 - unit - draw

/** A chance with what it is made of. */
export type Chance = { readonly chance: number; readonly parts: Readonly<Record<string, number>> }

/** The chance that unaware row i hears of the space this week, and by each way alone; `activeTies` is that of the week. */
export function chanceToHear(rows: AwarenessRows, i: number): Chance {
  const { launch, wom, casc, animate, activeTies, stance, group } = rows
  const ties = wom * activeTies[i]!
  const managers = casc * (1 + stance[group[i]!]! + animate)
  const missed = launch * (1 - ties) * (1 - managers)
  return { chance: 1 - missed, parts: { launch: 1 - launch, ties, managers } }
}

/** The x between -128 and 128, more than any pull, at which a rising condition turns from false to true; within 1e-13. */
function turn(holds: (x: number) => boolean): number {
  let low = -128
  let high = 128
  for (let k = 0; k < 52; k++) {
    const x = (low + high) / 2
    if (holds(x)) high = x
    else low = x
  }
  return high
}

/** A key whose draw for entity 0 is near one half, where the logistic is steep. */
function middleKey(): { readonly a: number; readonly b: number } {
  let b = 0
  while (Math.abs(uniform(0, b, 0) - 0.5) > 0.1) b++
  return { a: 0, b }
}
const middle = middleKey()
const middlePull = turn((z) => happens(uniform(middle.a, middle.b, 0), z))

type Open<T> = { -readonly [K in keyof T]: T[K] }

/** Weights of the pull that can be taken away, by the part that goes with them. */
const weights = {
  habit: 'wh',
  expected: 'wv',
  ties: 'ws',
  manager: 'wm',
  need: 'wq',
  novelty: 'wn',
  friction: 'misfit',
  overload: 'wo',
} as const satisfies Record<string, keyof VisitRows>

const tidy = (logits: number): number => Math.floor(logits * 1e9 + 0.5) / 1e9

/**
 * The chance of row i to visit this week, and the pull that gives it, part by part, in logits. The formula stands in the kernel alone: this
 * asks the kernel at which common part its decision turns under a known draw. To be called before the arrays of `asked` change.
 */
export function chanceToVisit(asked: VisitRows, world: World, i: number): Chance {
  const rows: Open<VisitRows> = {
    ...asked,
    active: new Uint8Array(i + 1),
    need: new Uint8Array(i + 1),
    visitors: new Int32Array(1),
    flips: new Int32Array(1),
    found: new Int32Array(2),
    // a row enters a draw as row + a and row ^ b: with this key, row i has the draw of entity 0
    visitA: middle.a - i,
    visitB: middle.b ^ i,
  }
  const pull = (): number => {
    const at = turn((common) => {
      rows.common = common
      rows.active[i] = 0
      rows.found.fill(0)
      visitRows(i, i + 1, rows)
      return rows.found[0] === 1
    })
    return asked.common + middlePull - at
  }
  const whole = pull()
  const parts: Record<string, number> = {}
  for (const [part, weight] of Object.entries(weights)) {
    rows[weight] = 0
    parts[part] = tidy(whole - pull())
    rows[weight] = asked[weight]
  }
  const { now, assumptions } = world
  parts['openness'] = asked.openness[i]!
  parts['animation'] = assumptions.wx * now.animate
  parts['luck'] = now.shock
  parts['base'] = assumptions.b0
  parts['authority'] = tidy(asked.common - assumptions.b0 - assumptions.wx * now.animate - now.shock)
  return { chance: logistic(whole), parts }
}

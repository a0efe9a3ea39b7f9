import { alignment } from './alignment.ts'
import { cohorts } from './cohort.ts'
import { crowds } from './crowd.ts'
import { budgetCuts } from './cuts.ts'
import { headcount } from './headcount.ts'
import { inequality } from './inequality.ts'
import { launches } from './launch.ts'
import { managedLevels } from './levels.ts'
import { managers } from './managers.ts'
import { whyOf } from './misses.ts'
import { outcomes } from './outcomes.ts'
import { homesAndSponsors } from './owners.ts'
import type { Dataset, NotComputed, Pattern } from './pattern.ts'
import { pushes } from './push.ts'
import { replies } from './replies.ts'
import { seniority } from './seniority.ts'
import { sizes } from './sizes.ts'
import { spaces } from './spaces.ts'
import { structure } from './structure.ts'
import { targetHoles, targets } from './targets.ts'
import { variance } from './variance.ts'

/** Order of the checks: P before V before T, by number; within a check as written. */
function place({ id }: Pattern): number {
  const [, kind, number = '2000'] = /^([PV])(\d+)\./.exec(id) ?? []
  return (kind === 'V' ? 1000 : 0) + Number(number)
}

/** Data behind the checks of the evidence; all others rest on what was published. */
const datasets: Readonly<Record<string, Dataset>> = {
  V4: 'swoop',
  V5: 'swoop',
  V6: 'swoop',
  V12: 'jive',
  V13: 'jive',
  V21: 'email',
}

const datasetOf = ({ id, dataset }: Pattern): Dataset | undefined =>
  dataset ?? (id.startsWith('V') ? (datasets[id.split('.')[0] ?? ''] ?? 'literature') : undefined)

const inOrder = [
  launches,
  managedLevels,
  pushes,
  seniority,
  headcount,
  sizes,
  alignment,
  spaces,
  managers,
  homesAndSponsors,
  budgetCuts,
  variance,
  inequality,
  cohorts,
  crowds,
  replies,
  structure,
  outcomes,
  targets,
].flat()

/** Every pattern that the model is held against: P1 to P23 of its specification, V1 to V23 of the evidence, T of the data, with the reasons of the misses that are understood. */
export const patterns: readonly Pattern[] = inOrder
  .toSorted((a, b) => place(a) - place(b))
  .map((pattern) => {
    const why = whyOf(pattern.id)
    const dataset = datasetOf(pattern)
    return Object.assign(
      {},
      pattern,
      dataset === undefined ? {} : { dataset },
      why === undefined ? {} : { why },
    )
  })

/** The patterns that rest on evidence: V of what was published and T of the data, in the order of the table. */
export const evidencePatterns: readonly Pattern[] = patterns.filter(({ id }) => /^[TV]/.test(id))

/** Checks of the evidence that the simulation cannot give. */
export const notComputed: readonly NotComputed[] = [
  ...targetHoles,
  {
    id: 'V3.owner',
    says: 'groups with a single owner die more often',
    why: 'a self-launched community has no owner in the model; V3.enrolled compares those who were enrolled',
  },
  {
    id: 'V10.replies',
    says: 'a thread that is answered gets 4.4 replies on average',
    why: 'the model knows whether a question was answered, not how many replies it drew',
  },
  {
    id: 'V4.growth',
    says: 'from year to year reading grows without activity growing',
    why: 'the benchmarks are of other organisations each year; V4.reading-first compares who is told to read',
  },
  {
    id: 'V17.best-fifth',
    says: 'the best fifth of organisations has twice the CMs of the average',
    why: 'how many CMs organisations have is not published, only this ratio, which any spread of teams can give',
  },
  {
    id: 'V18.chief',
    says: 'a very active chief executive is worth a factor of 1.24',
    why: 'there are no executives in the weekly model',
  },
  {
    id: 'V18.middle',
    says: 'middle managers beat executives on adoption',
    why: 'there are no executives in the weekly model',
  },
  {
    id: 'V20.threads',
    says: 'replies per message are heavy-tailed',
    why: 'the model knows whether a question was answered, not how many replies it drew',
  },
  { id: 'V21.gain', says: 'the network adds 8 % weekly ties', why: 'ties are fixed in a run' },
]

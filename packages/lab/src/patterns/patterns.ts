import { alignment } from './alignment.ts'
import { cohorts } from './cohort.ts'
import { crowds } from './crowd.ts'
import { budgetCuts } from './cuts.ts'
import { headcount } from './headcount.ts'
import { inequality } from './inequality.ts'
import { launches } from './launch.ts'
import { managedLevels } from './levels.ts'
import { managers } from './managers.ts'
import { knownMisses } from './misses.ts'
import { outcomes } from './outcomes.ts'
import { homesAndSponsors } from './owners.ts'
import type { NotComputed, Pattern } from './pattern.ts'
import { pushes } from './push.ts'
import { replies } from './replies.ts'
import { seniority } from './seniority.ts'
import { sizes } from './sizes.ts'
import { spaces } from './spaces.ts'
import { structure } from './structure.ts'
import { variance } from './variance.ts'

/** Order of the checks: P before V, by number; within a check as written. */
function place({ id }: Pattern): number {
  const [, kind, number] = /^([PV])(\d+)\./.exec(id) ?? []
  return (kind === 'V' ? 1000 : 0) + Number(number)
}

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
].flat()

/** Every pattern that the model is held against: P1 to P23 of its specification, V1 to V23 of the evidence, with the misses that are known. */
export const patterns: readonly Pattern[] = inOrder
  .toSorted((a, b) => place(a) - place(b))
  .map((pattern) => {
    const miss = knownMisses[pattern.id]
    return miss === undefined ? pattern : Object.assign({ miss }, pattern)
  })

/** Checks of the evidence that the simulation cannot give. */
export const notComputed: readonly NotComputed[] = [
  {
    id: 'V3.owner',
    says: 'groups with a single owner, or whose owner enrolled everyone, die more often',
    why: 'a self-launched community has no owner in the model',
  },
  {
    id: 'V10.replies',
    says: 'a thread that is answered gets 4.4 replies on average',
    why: 'the model knows whether a question was answered, not how many replies it drew',
  },
  {
    id: 'V11.repost',
    says: 'newcomers and old-timers post again at 28 : 72',
    why: 'threads are not modelled; P15 shows newcomers alone',
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
    id: 'V20.tails',
    says: 'log distributions correlate with the target at .9',
    why: 'the distributions of the data stay outside this project; P11 compares their Gini coefficient and top tenth',
  },
  { id: 'V21.gain', says: 'the network adds 8 % weekly ties', why: 'ties are fixed in a run' },
  {
    id: 'V22.delay',
    says: 'above 250 comments a week per post delay and silence rise',
    why: 'comments are not counted; load and burn-out are',
  },
]

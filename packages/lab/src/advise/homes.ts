import {
  type AlignmentClass,
  alignmentClasses,
  type Owner,
  owners,
  type Policies,
  settingsOf,
} from '@fishbowl/core'
import type { Axis } from './axes.ts'

/** What a home changes: policies as a file writes them, and the keys that dated changes of the scenario lose to it. */
export type Home = {
  readonly words: readonly string[]
  readonly policies: Policies
  readonly takes: readonly (keyof Policies)[]
}

/** Share of people trained where training is a policy: all of them, as it costs nothing in this model and less never does more. */
const trained = 1

/** Homes to choose from; nobody in particular is no choice. */
const ownerIds = (Object.keys(owners) as Owner[]).filter((id) => id !== 'none')

/** The bundle of an owner over what a scenario says explicitly; what it leaves open the owner brings along anyway. */
function bundleOver(own: Policies, owner: Owner): Policies {
  const { fit, training, alignment, proximity, persistence } = owners[owner]
  const { ownership, platform } = own
  return {
    ...(own.alignment !== undefined && { alignment }),
    ...(own.training !== undefined && { training }),
    ...(platform?.fit !== undefined && { platform: { fit } }),
    ownership: {
      owner,
      ...(ownership?.proximity !== undefined && { proximity }),
      ...(ownership?.persistence !== undefined && { persistence }),
    },
  }
}

const asItIs: Home = { words: [], policies: {}, takes: [] }

function ownersOf(own: Policies): readonly Home[] {
  return ownerIds.map((owner) => ({
    words: [`home: ${owners[owner].says}`],
    policies: bundleOver(own, owner),
    takes: ['ownership', 'alignment', 'training'],
  }))
}

/** What a scenario's levers are under a home. */
const under = (own: Policies, { policies }: Home) => settingsOf({ ...own, ...policies })

/** A home with each closer tie to work: less alignment costs no less. */
function alignmentsOf(own: Policies, home: Home): readonly Home[] {
  const now = alignmentClasses[under(own, home).alignment].max
  const closer = (Object.keys(alignmentClasses) as AlignmentClass[]).filter(
    (id) => alignmentClasses[id].max > now,
  )
  return closer.map((alignment) => ({
    words: [...home.words, alignment],
    policies: { ...home.policies, alignment },
    takes: [...home.takes, 'alignment'],
  }))
}

function trainingsOf(own: Policies, home: Home): readonly Home[] {
  if (under(own, home).training >= trained) return []
  const words = [...home.words, 'all are trained']
  return [{ words, policies: { ...home.policies, training: trained }, takes: [...home.takes, 'training'] }]
}

/** Every home among the axes, that of the scenario first. */
export function homesOf(own: Policies, axes: readonly Axis[]): readonly Home[] {
  const bases = [asItIs, ...(axes.includes('owner') ? ownersOf(own) : [])]
  const aligned = bases.flatMap((home) =>
    axes.includes('alignment') ? [home].concat(alignmentsOf(own, home)) : [home],
  )
  return aligned.flatMap((home) =>
    axes.includes('training') ? [home].concat(trainingsOf(own, home)) : [home],
  )
}

/** Values of the axes of a home that are tried beside what the scenario, or the owner, brings. */
export type HomeValues = {
  readonly owner: readonly Owner[]
  readonly alignment: readonly AlignmentClass[]
  readonly training: readonly number[]
}

/** Which values of owner, alignment and training are among the homes; none of an axis that is not chosen among. */
export function homeValues(own: Policies, axes: readonly Axis[]): HomeValues {
  const bases = [asItIs, ...(axes.includes('owner') ? ownersOf(own) : [])]
  const closer = new Set(
    bases.flatMap((home) => alignmentsOf(own, home).map(({ policies }) => policies.alignment)),
  )
  return {
    owner: axes.includes('owner') ? ownerIds : [],
    alignment: axes.includes('alignment') ? [...closer].filter((id) => id !== undefined) : [],
    training: axes.includes('training') ? [trained] : [],
  }
}

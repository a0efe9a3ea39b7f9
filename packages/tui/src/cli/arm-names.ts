import type { Scenario } from '@fishbowl/core'
import type { Arm } from '@fishbowl/lab'
import { wordedTitle } from '@fishbowl/report'

/** A scenario looked at in one of its spaces, as curves and sentences call it. */
export const spaceArm = (id: string, space: string): string => `${id} / ${space}`

/** A space of a scenario beside the scenario as a whole. */
export const spaceRow = (id: string, space: string): string => `${id}/${space}`

/** Names that an arm of a scenario, or of one of its spaces, can have. */
export const namesOf = ({ id }: Scenario, space: string | undefined): readonly string[] =>
  space === undefined ? [id] : [spaceArm(id, space), spaceRow(id, space)]

/** The title of a scenario; of one of its spaces that of the space, or its id where it has none, and whose space it is. */
export const titleOf = (arm: Pick<Arm, 'scenario' | 'space'>): string => wordedTitle(arm)

import {
  groupColumns,
  memberColumns,
  personColumns,
  poolColumns,
  postColumns,
  spaceFields,
} from './columns.ts'
import { decisions } from './draw.ts'
import { givens, type PhaseDescription, planFields, sets, tallyFields } from './equation.ts'
import { initialEquations } from './people.equations.ts'
import { attentionDescription, focusDescription } from './phases/attention.equations.ts'
import { awarenessDescription } from './phases/awareness.equations.ts'
import { conversationDescription } from './phases/conversation.equations.ts'
import { experienceDescription } from './phases/experience.equations.ts'
import { facilitationDescription } from './phases/facilitation.equations.ts'
import { managersDescription, reviewDescription } from './phases/managers.equations.ts'
import { measurementDescription } from './phases/measurement.equations.ts'
import { sharingDescription } from './phases/sharing.equations.ts'
import { timelineDescription } from './phases/timeline.equations.ts'
import { visitsDescription } from './phases/visits.equations.ts'
import { turnoverDescription, workforceDescription } from './phases/workforce.equations.ts'
import { togetherDescription } from './together.equations.ts'
import { modelVersion } from './version.ts'
import { type PhaseName, week } from './week.ts'

export type { Equation, PhaseDescription } from './equation.ts'

/** The phases of a week as the generated model description has them, each described beside its code. */
const described: Readonly<Record<PhaseName, PhaseDescription>> = {
  timeline: timelineDescription,
  turnover: turnoverDescription,
  workforce: workforceDescription,
  sharing: sharingDescription,
  facilitation: facilitationDescription,
  awareness: awarenessDescription,
  focus: focusDescription,
  visits: visitsDescription,
  attention: attentionDescription,
  conversation: conversationDescription,
  experience: experienceDescription,
  managers: managersDescription,
  review: reviewDescription,
  measurement: measurementDescription,
  together: togetherDescription,
}

/** The phases in the order in which a week runs them. @internal */
export const phaseDescriptions = Object.fromEntries(
  Object.keys(week).map((name) => [name, described[name as PhaseName]]),
) as Readonly<Record<PhaseName, PhaseDescription>>

/** What the engine tells of itself: version, phases with their equations, state tables, names and decisions. @internal */
export const modelFacts = {
  version: modelVersion,
  phases: phaseDescriptions,
  initial: initialEquations,
  tables: {
    person: personColumns,
    member: memberColumns,
    group: groupColumns,
    pool: poolColumns,
    post: postColumns,
  },
  space: spaceFields,
  plan: planFields,
  tally: tallyFields,
  givens,
  sets,
  decisions,
} as const

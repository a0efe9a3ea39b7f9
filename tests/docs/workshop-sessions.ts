import type { Claim } from '@fishbowl/lab'
import { type Session, sessionOf } from '@fishbowl/lab/workshop'
import { modelVersion } from '@fishbowl/sim'
import type { Lesson } from '../../tools/workshop/lesson.ts'

/** The session of a lesson in its longest format. */
export function sessionOfLesson({ file, scenarios }: Lesson): Session {
  return sessionOf({ file, scenarios, modelVersion, format: file.formats.at(-1) })
}

/** The claims of a session about its arms. */
export const claimsOf = ({ file, arms }: Session): readonly Claim[] =>
  file.expect.map(({ arm, ...expectation }) => ({ own: arm ?? arms[0].id, expectation }))

import { quote } from '@fishbowl/core'
import { collected, type Session, type SessionRecord, submissionOf, submitted } from '@fishbowl/lab/workshop'
import { say } from '@fishbowl/report/words'
import { Failure } from './failure.ts'
import { teamName, told } from './session-lines.ts'
import { fittingRecord, type RecordOutside, recordAt } from './session-record.ts'
import { wordFault } from './session-words.ts'

/** A record with answers added, what is told of it, and how many were not taken. */
export type Added = {
  readonly record: SessionRecord
  readonly lines: readonly string[]
  readonly refused: number
}

function stepTitle(session: Session, id: string): string {
  const step = session.file.steps.find((one) => one.id === id)
  return step === undefined ? id : told(session, step.title)
}

/** Adds the answers in the files of teams. Throws a Failure for a file that is none of this session, before anything is taken. */
export function withFiles(
  session: Session,
  start: SessionRecord,
  { paths, own }: { readonly paths: readonly string[]; readonly own: string },
  outside: RecordOutside,
): Added {
  const real = outside.realPath(own)
  const others = paths.map((path) => {
    const file = quote(path, 200)
    if (real !== undefined && outside.realPath(path) === real)
      throw new Failure('usage', say('workshop.cli.collect.same', { file }))
    const found = recordAt(path, outside)
    if (found === undefined) throw new Failure('not-found', say('workshop.cli.collect.missing', { file }))
    return { file, found: fittingRecord(found, session, path) }
  })
  let record = start
  let lost = 0
  const lines = others.flatMap(({ file, found }) => {
    const { record: after, taken, kept, refused } = collected(session, record, found.submissions)
    record = after
    lost += refused.length
    return [say('workshop.cli.collect.taken', { file, taken, kept, refused: refused.length })].concat(
      refused.map(
        ({ submission, why }) =>
          `- ${say('workshop.cli.collect.refused', {
            team: teamName(session, submission.team),
            step: stepTitle(session, submission.step),
            why: wordFault(why),
          })}`,
      ),
    )
  })
  return { record, lines, refused: lost }
}

/** Adds answers given as codes, one after the other. */
export function withCodes(session: Session, start: SessionRecord, codes: readonly string[]): Added {
  let record = start
  let lost = 0
  const lines = codes.map((code) => {
    const decoded = submissionOf(session, code)
    const refused = (why: string): string => {
      lost++
      return say('workshop.cli.code.refused', { code, why })
    }
    if (!decoded.ok) return refused(say(`workshop.fault.${decoded.why}`))
    const { submission } = decoded
    const taken = submitted(session, record, submission)
    if (!taken.ok) return refused(wordFault(taken.why))
    record = taken.record
    const values = {
      code,
      team: teamName(session, submission.team),
      step: stepTitle(session, submission.step),
    }
    return say(taken.replaced ? 'workshop.cli.code.replaced' : 'workshop.cli.code.taken', values)
  })
  return { record, lines, refused: lost }
}

import { quote } from '@fishbowl/core'
import { isHeld, type StudyReader } from '@fishbowl/lab/ledger'
import { symbolsOf } from '@fishbowl/report'
import type { Answer, Request } from '../cli/answer.ts'
import { counted, grouped } from '../cli/counted.ts'
import type { Look } from '../cli/look.ts'
import { columnsOf, pageOf, paragraph } from '../cli/page.ts'
import { withKept } from '../cli/study-kept.ts'
import { wordFactors } from '../cli/study-lines.ts'

/** Runs that failed which are told one by one. */
const mostTold = 10

/** All that is told of a ledger. */
function factsOf(reader: StudyReader, file: string) {
  const { file: _file, measures: _measures, ...study } = reader.meta()
  const factors = new Map(
    [...reader.points()].map(({ number, base, factors: set }) => [number, { base, factors: set }]),
  )
  return {
    study,
    running: isHeld(file) ?? null,
    runs: reader.counts(),
    digest: reader.digest(),
    makers: reader.makers(),
    failures: Array.from(
      reader.failures(),
      ({ point, replicate, attempts, error, by }) =>
        ({ point, replicate, attempts, error, by, base: '', ...factors.get(point) }) as const,
    ),
  }
}
type Facts = ReturnType<typeof factsOf>

const share = (done: number, planned: number): string =>
  planned === 0 ? '' : ` (${Math.floor((100 * done) / planned)} %)`

const runningWords = (running: boolean | null): string =>
  running === null ? 'cannot be told, as the file may not be written' : running ? 'yes' : 'no'

function rowsOf({ study, runs, running, makers }: Facts): readonly (readonly [string, string])[] {
  const { planned, done, failed, missing, unplanned } = runs
  const [first, ...others] = makers
  return [
    ['done', `${grouped(done)} of ${counted(planned, 'run')}${share(done, planned)}`],
    ['failed', String(failed)],
    ['to be made', String(missing)],
    ...(unplanned === 0 ? [] : [['not planned', `${counted(unplanned, 'run')} of an earlier plan`] as const]),
    ['running now', runningWords(running)],
    ...(study.shard === undefined ? [] : [['shard', `${study.shard.part}/${study.shard.of}`] as const]),
    ['points', `${counted(study.points, 'point')}, ${counted(study.replicates, 'replicate')} of each`],
    ...(first === undefined ? [] : [['made by', `${first.by}: ${counted(first.runs, 'run')}`] as const]),
    ...others.map(({ by, runs: made }) => ['', `${by}: ${counted(made, 'run')}`] as const),
  ]
}

function failureLines({ failures }: Facts, look: Look): readonly string[] {
  if (failures.length === 0) return []
  const told = failures.slice(0, mostTold).map(({ point, base, factors, replicate, error, attempts }) => {
    const set = wordFactors(factors ?? {})
    return `point ${point} (${base}${set === '' ? '' : `: ${set}`}), replicate ${replicate}, ${counted(attempts, 'attempt')}: ${error}`
  })
  const more = failures.length - told.length
  return [
    'Failed:',
    ...told.flatMap((line) => paragraph(line, look, 2)),
    ...(more > 0 ? [`and ${more} more`] : []),
  ]
}

/** `fishbowl study status`: how far a study is, also while another process works on it. */
export async function studyStatus({ operands, look, outside }: Request): Promise<Answer> {
  const [file = ''] = operands
  return withKept(file, outside, (reader) => {
    const facts = factsOf(reader, file)
    const { study, digest, runs } = facts
    const symbols = symbolsOf(look.symbols)
    return {
      document: { kind: 'study-status', ledger: file, ...facts },
      lines: () =>
        pageOf(
          paragraph(
            `${study.title === study.id ? study.id : `${study.id}: ${study.title}`} in ${quote(file, 200)}`,
            look,
          ),
          columnsOf(rowsOf(facts), look),
          failureLines(facts, look),
          [
            symbols.text(
              `digest ${digest} ${study.id}${runs.missing > 0 ? ', of what is there so far' : ''}`,
            ),
            ...paragraph(`${study.tool}, code ${study.code.slice(0, 12)}, plan ${study.plan}`, look),
          ],
        ),
    }
  })
}

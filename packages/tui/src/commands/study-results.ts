import type { Answer, Request } from '../cli/answer.ts'
import { withKept } from '../cli/study-kept.ts'
import { studyResultsOf } from '../cli/study-results.ts'

/** `fishbowl study results`: the runs of a study summed up, also while it runs. */
export async function studyResults({ operands, settings, look, telling, outside }: Request): Promise<Answer> {
  const [file = ''] = operands
  return withKept(file, outside, (reader) => {
    const { document, lines } = studyResultsOf(reader, file, settings.measure, { withTeams: telling.json })
    const page = lines(look)
    return { document, lines: () => page }
  })
}

import { dirname } from 'node:path'
import { quote } from '@fishbowl/core'
import { modelVersion } from '@fishbowl/sim/version'
import type { Answer, Request } from '../cli/answer.ts'
import { counted } from '../cli/counted.ts'
import { Failure } from '../cli/failure.ts'
import { pageOf, paragraph } from '../cli/page.ts'
import { checkDebrief } from './check-debrief.ts'
import { missData, missText } from './miss-words.ts'

/** `fishbowl verify` of what play or workshop wrote: it is played again from its decisions, and every number compared. */
export async function verifyDebrief(request: Request): Promise<Answer> {
  const { operands, settings, look } = request
  const [file = ''] = operands
  if (settings.replicates !== undefined)
    throw new Failure('usage', 'verify plays a game on its own luck; leave out --replicates')
  const { kind, compared, differing, misses } = await checkDebrief(
    { path: file, file, beside: dirname(file) },
    request,
  )
  const [first] = misses
  const name = quote(file, 200)
  return {
    exit: first === undefined ? 'done' : 'unmet',
    document: {
      kind: 'verification',
      of: kind,
      file,
      pass: first === undefined,
      modelVersion,
      compared,
      differing,
      ...(first === undefined ? {} : { first: missData(first) }),
    },
    lines: () =>
      pageOf(
        paragraph(
          first === undefined
            ? `pass: ${name}: played again from its decisions, ${counted(compared, 'value')} the same.`
            : `differs: ${name}: played again from its decisions.`,
          look,
        ),
        first === undefined
          ? []
          : [
              ...paragraph(`First difference: ${missText({ ...first, file: '' })}`, look, 2),
              ...paragraph(`${differing} of ${counted(compared, 'value')} differ.`, look, 2),
            ],
        [`model ${modelVersion}`],
      ),
  }
}

import { quote } from '@fishbowl/core'
import { modelVersion } from '@fishbowl/sim/version'
import type { Answer, Request } from '../cli/answer.ts'
import { counted } from '../cli/counted.ts'
import { Failure } from '../cli/failure.ts'
import { pageOf, paragraph } from '../cli/page.ts'
import { checkDocument, openDocument } from './check-document.ts'
import { missData, missText } from './miss-words.ts'

/** `fishbowl verify` of what explain, sensitivity, advise, calibrate or study results wrote: its command is run again and every value compared. */
export async function verifyDocument(request: Request): Promise<Answer> {
  const { operands, settings, look, outside } = request
  const [file = ''] = operands
  if (settings.replicates !== undefined)
    throw new Failure('usage', 'verify takes the replicates from the result; leave out --replicates')
  const kept = openDocument(file, outside)
  const { kind, again } = kept
  const { compared, differing, misses } = await checkDocument(kept, file, request)
  const [first] = misses
  const pass = first === undefined
  const name = quote(file, 200)
  return {
    exit: pass ? 'done' : 'unmet',
    document: {
      kind: 'verification',
      of: kind,
      file,
      pass,
      modelVersion,
      again,
      compared,
      differing,
      ...(first === undefined ? {} : { first: missData(first) }),
    },
    lines: () =>
      pageOf(
        paragraph(
          pass
            ? `pass: ${name}: its command run again, ${counted(compared, 'value')} the same.`
            : `differs: ${name}: its command run again.`,
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

import { dirname } from 'node:path'
import { quote } from '@fishbowl/core'
import type { Answer, Request } from '../cli/answer.ts'
import { Failure } from '../cli/failure.ts'
import { shellWord } from '../cli/page.ts'
import { subjectOf } from '../verify/subject.ts'

/** `fishbowl verify`: whether a result, a report or the ledger of a study comes out again. */
export async function verify(request: Request): Promise<Answer> {
  const { operands, settings, outside } = request
  const [file = ''] = operands
  if (settings.seed !== undefined)
    throw new Failure('usage', 'verify takes the seed from the result; leave out --seed')
  switch (subjectOf(file, outside)) {
    case 'report':
      return (await import('../verify/verify-report.ts')).verifyReport(request)
    case 'ledger':
      return (await import('../verify/verify-ledger.ts')).verifyLedger(request)
    case 'manifest':
      throw new Failure('usage', `${quote(file, 200)} is the manifest of a report; verify its folder`, {
        hint: `fishbowl verify ${shellWord(dirname(file))}`,
      })
    case 'debrief':
      return (await import('../verify/verify-debrief.ts')).verifyDebrief(request)
    case 'document':
      return (await import('../verify/verify-document.ts')).verifyDocument(request)
    case 'result':
      return (await import('../verify/verify-result.ts')).verifyResult(request)
  }
}

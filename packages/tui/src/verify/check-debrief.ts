import { quote } from '@fishbowl/core'
import { debrief as debriefGame, type PlayDebrief } from '@fishbowl/lab/play'
import { debriefOf } from '@fishbowl/lab/workshop'
import { z } from 'zod'
import { jsonText, type Request } from '../cli/answer.ts'
import { counted } from '../cli/counted.ts'
import { Failure } from '../cli/failure.ts'
import { fileBytes } from '../cli/files.ts'
import { checkVersion } from '../cli/result-file.ts'
import { type Workers, withThreads } from '../cli/threads.ts'
import { faultOf } from '../report/kept-numbers.ts'
import { keptGame } from '../report/read-play.ts'
import { keptSession } from '../report/read-session.ts'
import type { SourceCheck } from './check.ts'
import { documentDeviations, wordPath } from './document-values.ts'
import { mostResultBytes } from './subject.ts'

/** What is verified, and where files that it names are looked for. */
type Subject = { readonly path: string; readonly file: string; readonly beside: string }

const Head = z.looseObject({
  schemaVersion: z.literal(1),
  kind: z.enum(['play', 'session']),
  debrief: z.looseObject({}),
})

/** The data of a debrief. Throws a Failure for what is none, and for one of another version. */
function headOf({ path, file }: Subject, { outside }: Request): z.infer<typeof Head> {
  const bytes = fileBytes(path, mostResultBytes, outside)
  let data: unknown
  try {
    data = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw refusal(file, 'it is no JSON document, or a part of one')
  }
  checkVersion(file, data)
  const head = Head.safeParse(data)
  if (!head.success) throw refusal(file, faultOf(head.error))
  return head.data
}

const refusal = (file: string, why: string): Failure =>
  new Failure('usage', `${quote(file, 200)} is no debrief that can be verified: ${why}`)

/** The search for the best plan takes most of the runs of a debrief: a sample leaves it out. */
function withoutSearch(debrief: object): object {
  const { best: _best, ...rest } = debrief as PlayDebrief
  return rest
}

async function gameAgain(
  data: object,
  subject: Subject,
  {
    request,
    workers,
    whole,
  }: { readonly request: Request; readonly workers: Workers; readonly whole: boolean },
): Promise<readonly [kept: object, found: object]> {
  const { outside } = request
  const { game, debrief } = await keptGame(data, {
    beside: subject.beside,
    outside,
    refuse: (why) => refusal(subject.file, why),
  })
  const { run, inFlight } = workers
  const found = await debriefGame(game, run, {
    inFlight,
    others: debrief.luck?.others.length ?? 0,
    plans: whole ? (debrief.best?.plans ?? 0) : 0,
    lives: debrief.lives.length,
  })
  return whole ? [data, found] : [withoutSearch(data), found]
}

async function sessionAgain(
  data: object,
  subject: Subject,
  { request, workers }: { readonly request: Request; readonly workers: Workers },
): Promise<readonly [kept: object, found: object]> {
  const { outside } = request
  const { session, record, plans } = await keptSession(data, {
    beside: subject.beside,
    outside,
    refuse: (why) => refusal(subject.file, why),
  })
  const { run, inFlight } = workers
  return [data, await debriefOf(session, record, run, { inFlight, plans })]
}

/**
 * A game or a session played again from its decisions, every number of its debrief compared; without --all the search for the best plan of a game
 * is left out where `isSample`.
 */
export async function checkDebrief(
  subject: Subject,
  request: Request,
  isSample = false,
): Promise<SourceCheck & { readonly differing: number }> {
  const { outside, settings } = request
  const { kind, debrief } = headOf(subject, request)
  const whole = !isSample || settings.all === true
  const [kept, found] = await withThreads(outside, settings.threads, (workers) =>
    kind === 'play'
      ? gameAgain(debrief, subject, { request, workers, whole })
      : sessionAgain(debrief, subject, { request, workers }),
  )
  const again: unknown = JSON.parse(jsonText(found))
  const { schemaVersion: _version, ...plain } = again as Record<string, unknown>
  const { compared, list } = documentDeviations({ debrief: kept }, { debrief: plain })
  const [first] = list
  const hasSearch = kind === 'play' && 'best' in debrief
  return {
    file: subject.file,
    kind,
    runs: 0,
    compared,
    differing: list.length,
    misses:
      first === undefined
        ? []
        : [
            {
              file: subject.file,
              place: wordPath(first, { debrief: kept }),
              expected: first.expected,
              found: first.found,
            },
          ],
    says: `played again from its decisions, ${counted(compared, 'value')} compared`,
    ...(whole || !hasSearch
      ? {}
      : { left: 'the search for the best plan; fishbowl verify with --all makes it' }),
  }
}

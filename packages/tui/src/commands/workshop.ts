import { say } from '@fishbowl/report/words'
import type { Answer, Request } from '../cli/answer.ts'
import { withCountedRuns } from '../cli/counting.ts'
import { Failure } from '../cli/failure.ts'
import { pageOf, paragraph, shellWord } from '../cli/page.ts'
import { debriefed, sessionDocument } from '../cli/session-document.ts'
import { type HeldSession, heldSession } from '../cli/session-held.ts'
import { sessionLines } from '../cli/session-lines.ts'
import { listLessons } from '../cli/session-list.ts'
import { type Added, withCodes, withFiles } from '../cli/session-merge.ts'
import { keepRecord } from '../cli/session-record.ts'
import { servedAs } from '../cli/session-serve.ts'

/** What the command line adds to a record, before anything is written. */
function added({ operands, settings, outside }: Request, { session, record, path: own }: HeldSession): Added {
  const paths = operands.slice(1)
  const { collect = false, code = [] } = settings
  if (collect && paths.length === 0) throw new Failure('usage', say('workshop.cli.collect.none'))
  if (!collect && paths.length > 0)
    throw new Failure('usage', say('workshop.cli.collect.alone'), { hint: say('workshop.cli.collect.none') })
  const files = withFiles(session, record, { paths, own }, outside)
  const codes = withCodes(session, files.record, code)
  return {
    record: codes.record,
    lines: [...files.lines, ...codes.lines],
    refused: files.refused + codes.refused,
  }
}

/** The command that gives the same again. */
function again({ operands, settings }: Request): string {
  const { minutes, teams, save, seed, replicates } = settings
  return [
    'fishbowl workshop',
    shellWord(operands[0] ?? ''),
    ...(minutes === undefined ? [] : [`--minutes ${minutes}`]),
    ...(teams === undefined ? [] : [`--teams ${teams}`]),
    ...(seed === undefined ? [] : [`--seed ${shellWord(seed)}`]),
    ...(replicates === undefined ? [] : [`--replicates ${replicates}`]),
    ...(save === undefined ? [] : [`--save ${shellWord(save)}`]),
    '--json',
  ].join(' ')
}

/** True where the screens can be opened: a terminal on both sides, and nothing asked for that is told as text. */
function isForScreens({ operands, settings, outside }: Request): boolean {
  const { inputIsTerminal, outputIsTerminal, env } = outside.facts
  const { json = false, collect = false, code = [] } = settings
  const tells = json || collect || code.length > 0 || operands.length > 1
  return inputIsTerminal && outputIsTerminal && env['TERM'] !== 'dumb' && !tells
}

/**
 * `fishbowl workshop`: opens the screens of a session in a terminal; elsewhere, and with codes or files of teams, tells where it stands; with
 * --json everything there is to say of it.
 */
export async function workshop(request: Request): Promise<Answer> {
  const { operands, settings, look, telling, outside } = request
  const [word, ...names] = operands
  if (word === 'list' && names.length === 0) return listLessons(request)
  if (word === 'check' && names.length === 1) {
    const { checkSession } = await import('../cli/session-check.ts')
    return checkSession(request, names[0] ?? '')
  }
  const held = heldSession(operands[0] ?? '', settings, outside)
  const { session, path, record, isNew, team } = held
  if (isForScreens(request)) {
    const { openWorkshop } = await import('../screens/workshop/open-workshop.ts')
    const serve = await servedAs(held, settings, outside)
    return openWorkshop({ request, opened: held, record, path, team, serve })
  }
  const { record: now, lines: news, refused } = added(request, held)
  if (now !== record) {
    const why = keepRecord(path, now, outside)
    if (why !== undefined) throw new Failure('failed', why)
  }
  const exit = refused > 0 ? 'unmet' : 'done'
  if (settings.json === true) {
    const debrief = await withCountedRuns(outside, settings.threads, telling, (runs) =>
      debriefed(session, now, runs),
    )
    return { exit, document: sessionDocument(session, debrief, again(request)), lines: () => [] }
  }
  return {
    exit,
    document: {},
    lines: () =>
      pageOf(
        news.flatMap((line) => paragraph(line, look, line.startsWith('- ') ? 2 : 0)),
        sessionLines(session, now, { path, isNew: isNew && now === record, team }, look),
        paragraph(say('workshop.cli.terminal'), look),
      ),
  }
}

import { quote } from '@fishbowl/core'
import { debrief, type Game, type PlayDebrief } from '@fishbowl/lab/play'
import { safe } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import type { Answer, Request } from '../cli/answer.ts'
import { Failure } from '../cli/failure.ts'
import { fileBytes } from '../cli/files.ts'
import type { Look } from '../cli/look.ts'
import { columnsOf, pageOf, paragraph, shellWord } from '../cli/page.ts'
import { openProgress } from '../cli/progress.ts'
import { withThreads } from '../cli/threads.ts'
import { gameData, gameOfData, playDocument } from '../screens/play/document.ts'
import { mostSaved } from '../screens/play/saved-file.ts'
import { type DebriefSection, debriefSections } from '../screens/play/sections.ts'

/** The game of a file: saved by the screens, or the document of a debrief. Throws a Failure that says what is wrong with it. */
function gameOf(path: string, { outside }: Request): Game {
  const bytes = fileBytes(path, mostSaved, outside)
  const refuse = (why: string): Failure =>
    new Failure('usage', `${quote(path, 200)} holds no game: ${why}`, {
      hint: 'fishbowl play saves games; its last page says where',
    })
  let data: unknown
  try {
    data = JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    throw refuse('it is no JSON')
  }
  const game = gameData(data)
  if (game === undefined) throw refuse('it is neither a saved game nor the document of one')
  try {
    return gameOfData(game)
  } catch (error) {
    throw error instanceof RangeError ? refuse(safe(error.message)) : error
  }
}

/** Looks into a game on worker threads. */
async function lookedInto(game: Game, { outside, settings, telling }: Request): Promise<PlayDebrief> {
  const progress = openProgress(outside, telling)
  try {
    return await withThreads(outside, settings.threads, async ({ run }) => {
      let made = 0
      const counted: typeof run = async (task) => {
        const history = await run(task)
        made += 1
        progress.at(made, undefined)
        return history
      }
      return debrief(game, counted)
    })
  } finally {
    progress.end()
  }
}

function sectionLines({ title, rows, words }: DebriefSection, look: Look): readonly string[] {
  const cells = rows.map(([left = '', ...others]) => [`  ${left}`, others.join('  ')] as const)
  return [
    ...paragraph(title, look),
    ...columnsOf(cells, look),
    ...words.flatMap((text) => paragraph(`  ${text}`, look, 2)),
  ]
}

/** `fishbowl play --game <file>`: all there is to say of a saved game, without screens. */
export async function play(request: Request): Promise<Answer> {
  const { settings, look, operands } = request
  const { game: path = '' } = settings
  if (operands.length > 0)
    throw new Failure(
      'usage',
      `--game names a game, which has its scenario; leave ${quote(operands[0] ?? '')} out`,
    )
  const game = gameOf(path, request)
  if (game.rounds.length === 0)
    throw new Failure('usage', `nothing is played yet in ${quote(path, 200)}`, {
      hint: `fishbowl play --save ${shellWord(path)} goes on with it`,
    })
  const found = await lookedInto(game, request)
  const again = `fishbowl play --game ${shellWord(path)} --json`
  const { digest, modelVersion } = found
  return {
    document: playDocument(found, game.base, again),
    lines: () =>
      pageOf(...debriefSections(game, found).map((section) => sectionLines(section, look)), [
        ...paragraph(say('play.end.digest', { digest, seed: game.base.seed }), look),
        ...paragraph(`model ${modelVersion}`, look),
        `again: ${again}`,
      ]),
  }
}

import type { Command } from './cli/answer.ts'
import { type Call, understand } from './cli/arguments.ts'
import { exitCodeOf, type Failure, failureDocument, failureOf, wordFailure } from './cli/failure.ts'
import type { CommandName } from './cli/table.ts'
import { type Outside, openOutside } from './outside.ts'

/** Where each command is; loaded when it is called, so that help and versions come at once. */
const load: Readonly<Record<CommandName, () => Promise<Command>>> = {
  run: async () => (await import('./commands/run.ts')).run,
  compare: async () => (await import('./commands/compare.ts')).compare,
  report: async () => (await import('./commands/report.ts')).report,
  verify: async () => (await import('./commands/verify.ts')).verify,
  story: async () => (await import('./commands/story.ts')).story,
  calibrate: async () => (await import('./commands/calibrate.ts')).calibrate,
  check: async () => (await import('./commands/check.ts')).check,
  'study plan': async () => (await import('./commands/study-plan.ts')).planStudy,
  'study run': async () => (await import('./commands/study-run.ts')).runStudyFile,
  'study status': async () => (await import('./commands/study-status.ts')).studyStatus,
  'study merge': async () => (await import('./commands/study-merge.ts')).mergeStudy,
  'study results': async () => (await import('./commands/study-results.ts')).studyResults,
  'study export': async () => (await import('./commands/study-export.ts')).exportStudy,
  worker: async () => (await import('./commands/worker.ts')).worker,
  sensitivity: async () => (await import('./commands/sensitivity.ts')).sensitivity,
  'scenarios list': async () => (await import('./commands/scenarios-list.ts')).listScenarios,
  'scenarios show': async () => (await import('./commands/scenarios.ts')).showScenario,
  'scenarios diff': async () => (await import('./commands/scenarios.ts')).diffScenario,
  'scenarios new': async () => (await import('./commands/scenarios.ts')).newScenario,
  'model ledger': async () => (await import('./commands/model.ts')).ledgerOfModel,
  'model odd': async () => (await import('./commands/model.ts')).oddOfModel,
  'model believes': async () => (await import('./commands/model.ts')).beliefsOfModel,
  'model limits': async () => (await import('./commands/model.ts')).limitsOfModel,
  'model diff': async () => (await import('./commands/model-diff.ts')).diffOfModels,
  'model recipes': async () => (await import('./commands/recipes.ts')).recipesOfModel,
  'model calibration': async () => (await import('./commands/calibration.ts')).calibrationOfModel,
  'model validation': async () => (await import('./commands/validation.ts')).validationOfModel,
  'org import': async () => (await import('./commands/org.ts')).importOrganisation,
  'org show': async () => (await import('./commands/org.ts')).showOrganisation,
  'org network': async () => (await import('./commands/org-network.ts')).organisationNetworkOf,
  explain: async () => (await import('./commands/explain.ts')).explain,
  advise: async () => (await import('./commands/advise.ts')).advise,
  completion: async () => (await import('./commands/completion.ts')).completion,
  doctor: async () => (await import('./commands/doctor.ts')).doctor,
  play: async () => (await import('./commands/play.ts')).play,
  workshop: async () => (await import('./commands/workshop.ts')).workshop,
  help: async () => (await import('./commands/help.ts')).help,
}

async function answer(call: Call, command: CommandName, outside: Outside): Promise<void> {
  const [{ settingsOf }, { speakAsAsked }, { lookOf }, { jsonText }, execute] = await Promise.all([
    import('./cli/settings.ts'),
    import('./cli/language.ts'),
    import('./cli/look.ts'),
    import('./cli/answer.ts'),
    load[command](),
  ])
  const settings = settingsOf(call)
  await speakAsAsked(settings.language, outside.facts)
  const look = lookOf(outside.facts, settings)
  const { json = false, quiet = false } = settings
  const telling = { json, quiet, symbols: look.symbols }
  const found = await execute({ operands: call.operands, settings, look, telling, outside })
  outside.print(json ? jsonText(found.document) : `${found.lines().join('\n')}\n`)
  outside.end(exitCodeOf(found.exit ?? 'done'))
}

/** `fishbowl` alone: the screens in a terminal, else the flagship comparison. */
async function start(call: Call, outside: Outside): Promise<void> {
  const { inputIsTerminal, outputIsTerminal, env } = outside.facts
  const isTerminal = inputIsTerminal && outputIsTerminal && env['TERM'] !== 'dumb'
  if (isTerminal && call.given.json === undefined) {
    const { openScreens } = await import('./open-screens.ts')
    outside.end(await openScreens(call, outside))
    return
  }
  const { flagship } = await import('@fishbowl/core')
  await answer({ ...call, operands: flagship }, 'compare', outside)
}

async function version(outside: Outside): Promise<string> {
  const { modelVersion } = await import('@fishbowl/sim/version')
  const { toolVersion } = await import('./cli/version.ts')
  return `fishbowl ${toolVersion(outside)} (model ${modelVersion})\n`
}

async function helpText(
  words: readonly string[],
  args: readonly string[],
  { facts }: Outside,
): Promise<string> {
  const [{ helpOf }, { helpLanguage, wordingOf }] = await Promise.all([
    import('./cli/help.ts'),
    import('./cli/help-words.ts'),
  ])
  return helpOf(words, await wordingOf(helpLanguage(args, facts.env)))
}

async function act(args: readonly string[], outside: Outside): Promise<void> {
  if (args.includes('--version')) return outside.print(await version(outside))
  const understood = await understand(args)
  if ('help' in understood) return outside.print(await helpText(understood.help, args, outside))
  const { call } = understood
  if (call.command === 'play' && call.given.game === undefined) {
    const { openGame } = await import('./open-game.ts')
    outside.end(await openGame(call, outside))
    return
  }
  return call.command === undefined ? start(call, outside) : answer(call, call.command, outside)
}

async function tell(failure: Failure, json: boolean, outside: Outside): Promise<void> {
  const { exit } = failure
  if (json) {
    const { jsonText } = await import('./cli/answer.ts')
    outside.tell(jsonText(failureDocument(failure)))
  } else outside.tell(wordFailure(failure))
  outside.end(exitCodeOf(exit))
}

/** The command line: does what the arguments say and sets the exit code; never throws, never ends the process itself. */
export async function main(args: readonly string[]): Promise<void> {
  const outside = openOutside()
  try {
    await act(args, outside)
  } catch (error) {
    const failure = failureOf(error)
    await tell(failure, args.includes('--json'), outside)
    if (error !== failure && outside.facts.env['FISHBOWL_DEBUG'] !== undefined && error instanceof Error)
      outside.tell(`${error.stack ?? ''}\n`)
  }
}

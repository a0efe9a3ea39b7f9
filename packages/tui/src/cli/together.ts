import { quote } from '@fishbowl/core'
import { Failure } from './failure.ts'
import type { OptionId } from './options.ts'
import type { Settings } from './settings.ts'

/** Options that mean nothing without another one, and the way out. */
const needs: readonly (readonly [option: OptionId, other: OptionId, way: string])[] = [
  ['save', 'until', 'add --until <week>, the first week that is not run any more'],
  ['until', 'save', 'add --save <file.fbs>; for shorter runs take --weeks <n>'],
  ['set', 'from', 'add --from <file.fbs>; for other policies from week 0 on write a scenario'],
]

/** Options that contradict each other, and why. */
const against: readonly (readonly [option: OptionId, other: OptionId, why: string])[] = [
  ['seed', 'from', 'the saved runs keep their luck'],
  ['replicates', 'from', 'every saved replicate continues'],
  ['weeks', 'from', 'the saved runs keep their length; save them again with --weeks'],
  ['baseline', 'from', 'the saved runs are the baseline'],
  ['until-sure', 'from', 'the file has no more replicates than it has'],
  ['measure', 'save', 'a saved run is told about when it is continued'],
  ['space', 'save', 'all spaces are saved'],
]

/** Refuses options that need another one or contradict each other, and scenarios beside --from. Throws a Failure. */
export function checkTogether(operands: readonly string[], settings: Settings): void {
  const isGiven = (id: OptionId): boolean => settings[id] !== undefined
  const lacking = needs.find(([option, other]) => isGiven(option) && !isGiven(other))
  if (lacking !== undefined)
    throw new Failure('usage', `--${lacking[0]} belongs to --${lacking[1]}; ${lacking[2]}`)
  const clash = against.find(([option, other]) => isGiven(option) && isGiven(other))
  if (clash !== undefined)
    throw new Failure('usage', `--${clash[0]} does not go with --${clash[1]}: ${clash[2]}`)
  const [operand] = operands
  if (isGiven('from') && operand !== undefined)
    throw new Failure(
      'usage',
      `--from continues the scenario of its file; leave out ${quote(operand, 200)}, or --from`,
    )
}

import { differences, organisationData, type Scenario, spacesOf, wordDifferences } from '@fishbowl/core'
import type { Comparison } from '@fishbowl/lab'
import { glyphOf, symbolsOf } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import type { Opened } from '../scenarios.ts'
import type { Plan } from './experiment.ts'
import type { Look } from './look.ts'
import { modelNotes } from './model-notes.ts'
import { indented, paragraph, shellWord } from './page.ts'
import type { Settings } from './settings.ts'

const described = ['id', 'title', 'question', 'watch', 'source', 'expect', 'extends', 'fishbowl'] as const

/** The file of a scenario without what only describes it. */
function substance(raw: unknown): unknown {
  if (typeof raw !== 'object' || raw === null) return raw
  return Object.fromEntries(Object.entries(raw).filter(([key]) => !described.some((name) => name === key)))
}

/** The lines in which one scenario differs from another, as `scenarios diff` prints them. */
export function differenceLines(from: Opened, to: Opened): readonly string[] {
  const words = wordDifferences(differences(substance(from.raw), substance(to.raw)))
  return words === '' ? [] : words.split('\n')
}

/** What stands between two arms: the exact lines, under their glyphs. */
export function differencePart(opened: readonly Opened[], plan: Plan, look: Look): readonly string[] {
  const symbols = symbolsOf(look.symbols)
  // Arms stand in the order of their files; looked at in a space they are named after it.
  const base = opened[plan.arms.findIndex(({ id }) => id === plan.baseline)]
  if (base === undefined) return []
  return opened.flatMap((arm, i) => {
    if (arm === base) return []
    const lines = differenceLines(base, arm)
    const title = say('curve.page.changes', { name: `${glyphOf(symbols, i)} ${arm.id}`, base: base.id })
    return [title, ...indented(lines.length === 0 ? [say('curve.page.nothing')] : lines, look)]
  })
}

/** What a scenario changes on its base; nothing for one without base. */
export function baseLines([opened]: readonly Opened[], look: Look): readonly string[] {
  if (opened?.base === undefined || opened.differences.length === 0) return []
  return [
    say('curve.page.changes', { name: opened.id, base: opened.base }),
    ...indented(wordDifferences(opened.differences).split('\n'), look),
  ]
}

/** Facts of a comparison that a reader must know to trust the pairing. */
export function pairingNotes(
  opened: readonly Pick<Opened, 'scenario'>[],
  { arms }: Plan,
  settings: Settings,
): readonly string[] {
  const distinct = (value: (scenario: Scenario) => unknown): boolean =>
    new Set(opened.map(({ scenario }) => JSON.stringify(value(scenario)))).size > 1
  const seed = arms[0]?.scenario.seed ?? ''
  return [
    ...(settings.seed === undefined && distinct((one) => one.seed)
      ? [say('curve.note.seeds', { seed })]
      : []),
    ...(distinct((one) => [organisationData(one.organisation), one.community.outsideExperts])
      ? [say('curve.note.organisations')]
      : []),
    ...(settings.weeks === undefined && distinct((one) => one.horizon) ? [say('curve.note.horizons')] : []),
    ...modelNotes(arms),
  ]
}

/** That several spaces are counted together, and how to compare one; only spaces that every arm has are named. */
export function togetherNotes(arms: Plan['arms']): readonly string[] {
  const spaces = arms.map(({ scenario }) => spacesOf(scenario).map(({ id }) => id))
  if (arms.some(({ space }) => space !== undefined) || spaces.every((ids) => ids.length === 1)) return []
  const shared = (spaces[0] ?? []).filter((id) => spaces.every((ids) => ids.includes(id)))
  const names =
    shared.length < 2
      ? shared.join('')
      : say('curve.note.or', { first: shared.slice(0, -1).join(', '), last: shared.at(-1) ?? '' })
  return [say('curve.note.spaces', { spaces: names, one: shared.length < 2 ? 'yes' : 'no' })]
}

const option = (name: string, value: string | number | undefined): readonly string[] =>
  value === undefined ? [] : [`--${name}`, String(value)]

/** The command that makes the same result again. */
export function againCommand(
  command: 'run' | 'compare',
  opened: readonly Opened[],
  settings: Settings,
  replicates: number | undefined,
): string {
  const names = opened.map(({ name }) => (name.startsWith('-') ? `./${name}` : name))
  return [
    'fishbowl',
    command,
    ...names,
    ...option('from', settings.from),
    ...(settings.set ?? []).flatMap((one) => option('set', one)),
    ...option('until', settings.until),
    ...option('save', settings.save),
    ...option('baseline', settings.baseline),
    ...option('measure', settings.measure),
    ...option('weeks', settings.weeks),
    ...option('space', settings.space),
    ...option('until-sure', settings['until-sure']),
    ...option('replicates', replicates),
    ...option('seed', settings.seed),
  ]
    .map(shellWord)
    .join(' ')
}

/** The real organisations that scenarios are about, each once. */
function organisationLines(arms: Comparison['arms'], { symbols }: Look): readonly string[] {
  const lines = arms.flatMap(({ arm: { scenario } }) => {
    const { file = '', members, people } = scenario.organisation
    if (people === undefined) return []
    const words = say('curve.foot.organisation', { digest: people.digest.slice(0, 12), file, members })
    return [symbolsOf(symbols).text(words)]
  })
  return [...new Set(lines)]
}

/** Where a result comes from, so that it can be made again and compared. */
export function provenance(
  { arms, replicates }: Comparison,
  facts: { readonly modelVersion: string; readonly seed: string; readonly again: string },
  look: Look,
): readonly string[] {
  const symbols = symbolsOf(look.symbols)
  const { modelVersion, seed, again } = facts
  const digests = arms.map(({ arm, digest }, i) => {
    const glyph = arms.length === 1 ? '' : `${glyphOf(symbols, i)} `
    return symbols.text(say('curve.foot.digest', { digest: `${glyph}${digest(modelVersion)}`, id: arm.id }))
  })
  const count = say('why.count.replicates', { n: replicates.length })
  return [
    ...digests,
    ...organisationLines(arms, look),
    ...paragraph(say('curve.foot.replicates', { model: modelVersion, seed, replicates: count }), look),
    // On one line whatever the width: it is there to be copied.
    say('curve.foot.again', { again: symbols.text(again) }),
  ]
}

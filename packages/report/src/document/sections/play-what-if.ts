import type { PlayDebrief } from '@fishbowl/lab/play'
import type { BarsChart } from '../../chart/chart.ts'
import { say } from '../../words/index.ts'
import { opened } from '../arms.ts'
import type { Block } from '../document.ts'
import { left, right } from '../shown.ts'
import { bestTexts, luckTexts } from './play-answer.ts'
import { chained, money, moneyInterval, overBudget, signedMoney, wordOf } from './play-words.ts'

type Otherwise = {
  readonly name: string
  readonly netValue: number
  readonly difference: number
  readonly note: string
  readonly isBest: boolean
}

/** Everything that could have been decided otherwise, what brings most first. */
function otherwise({ counterfactuals, best, game: { flight } }: PlayDebrief): readonly Otherwise[] {
  const single = counterfactuals.map(({ id, title, netValue, difference, overBudget: round }) => ({
    name: opened(wordOf(title, id)),
    netValue,
    difference,
    note: overBudget(flight, { overBudget: round }),
    isBest: false,
  }))
  const whole =
    best === undefined
      ? []
      : [
          {
            name: opened(say('debrief.game.best')),
            netValue: best.branch.netValue,
            difference: best.branch.difference,
            note: overBudget(flight, best.branch),
            isBest: true,
          },
        ]
  return [...whole, ...single].toSorted((a, b) => b.difference - a.difference)
}

function chartOf(all: readonly Otherwise[], id: string): BarsChart {
  const title = say('debrief.whatIf.title')
  return {
    kind: 'bars',
    id,
    title,
    alt: say('debrief.whatIf.alt', {
      title,
      bars: chained(all.map(({ name, difference }) => `${name} ${signedMoney(difference)}`)),
    }),
    table: 'branches',
    x: { label: say('debrief.whatIf.axis'), format: { kind: 'money', signed: true }, zeroLine: true },
    bars: all.map(({ name, difference, note }) => ({
      name,
      value: difference,
      ...(note === '' ? {} : { note }),
    })),
  }
}

/** What would have brought most and cost most, in sentences. */
function mostTexts(all: readonly Otherwise[]): readonly string[] {
  const single = all.filter(({ isBest }) => !isBest)
  const [first] = single
  const last = single.at(-1)
  if (first === undefined || last === undefined) return []
  const words = ({ name, difference }: Otherwise) => ({ what: name, difference: signedMoney(difference) })
  return [
    first.difference > 0 ? say('debrief.whatIf.most', words(first)) : say('debrief.whatIf.none'),
    ...(last.difference < 0 ? [say('debrief.whatIf.least', words(last))] : []),
  ]
}

/** What deciding otherwise would have changed; nothing where nothing was tried. */
export function whatIfBlocks(debrief: PlayDebrief, prefix = ''): readonly Block[] {
  const { best, game } = debrief
  const all = otherwise(debrief)
  if (all.length === 0) return []
  const chart = chartOf(all, `${prefix}what-if`)
  return [
    { kind: 'text', text: mostTexts(all).join(' '), from: ['branches'] },
    {
      kind: 'chart',
      choices: [{ label: chart.title, chart }],
      tables: [
        {
          caption: say('debrief.whatIf.caption'),
          columns: [
            left(say('debrief.table.what')),
            right(say('debrief.table.net')),
            right(say('debrief.table.difference')),
            left(say('debrief.table.note')),
          ],
          rows: all.map(({ name, netValue, difference, note }) => [
            name,
            money(netValue),
            signedMoney(difference),
            note,
          ]),
          from: 'branches',
        },
      ],
    },
    { kind: 'text', role: 'note', text: say('debrief.whatIf.note'), from: [] },
    ...(best === undefined
      ? []
      : ([
          { kind: 'text', text: bestTexts(best, game.flight).join(' '), from: ['branches', 'best-plan'] },
          {
            kind: 'text',
            role: 'note',
            text: say('debrief.best.search', { plans: String(best.plans) }),
            from: ['best-plan'],
          },
        ] as const)),
  ]
}

/** Luck or skill: the decisions on this luck and on others; nothing where no other luck was run. */
export function luckBlocks({ luck }: PlayDebrief, prefix = ''): readonly Block[] {
  if (luck === undefined) return []
  const { here, mean, others } = luck
  const title = say('debrief.luck.title')
  const meanName = say('debrief.luck.mean', { others: String(others.length) })
  const hereName = say('debrief.luck.here')
  const chart: BarsChart = {
    kind: 'bars',
    id: `${prefix}luck`,
    title,
    alt: say('debrief.whatIf.alt', {
      title,
      bars: chained([
        `${hereName} ${signedMoney(here)}`,
        `${meanName} ${signedMoney(mean.mean)} (${moneyInterval(mean)})`,
      ]),
    }),
    table: 'luck',
    x: { label: say('debrief.luck.axis'), format: { kind: 'money', signed: true }, zeroLine: true },
    bars: [
      { name: hereName, value: here },
      { name: meanName, value: mean.mean, low: mean.low, high: mean.high },
    ],
    interval: say('debrief.luck.interval'),
  }
  return [
    { kind: 'text', text: luckTexts(luck).join(' '), from: ['luck'] },
    {
      kind: 'chart',
      choices: [{ label: title, chart }],
      tables: [
        {
          caption: say('debrief.luck.caption'),
          columns: [
            left(say('debrief.luck.which')),
            right(say('debrief.table.difference')),
            right(say('debrief.table.interval')),
          ],
          rows: [
            [hereName, signedMoney(here), ''],
            [meanName, signedMoney(mean.mean), moneyInterval(mean)],
          ],
          from: 'luck',
        },
      ],
    },
  ]
}

import { wordDifferences } from '@fishbowl/core'
import {
  biography,
  changedSentences,
  interactionSentence,
  isTold,
  leverSentences,
  lifeSentence,
  mechanismSentences,
  trackLegend,
  trackOf,
  trackSpace,
  trackText,
  weeksInCell,
} from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import type { Brush } from '../../brush.ts'
import { wrapped } from '../../wrap.ts'
import { type About, mechanismSays, type WhyRow } from './rows.ts'
import type { Explanation, KnownLever } from './services.ts'
import type { WhyRun } from './state.ts'
import { headlines, namesOf } from './words.ts'

/** A piece of what is known of a row: a sentence, or lines that are not wrapped between words. */
type Block =
  | { readonly kind: 'text' | 'head' | 'line'; readonly text: string }
  | { readonly kind: 'lives'; readonly about: Extract<About, { kind: 'member' }> }

const texts = (some: readonly string[]): readonly Block[] => some.map((text) => ({ kind: 'text', text }))

/** What a lever changes, what comes from it, and what belongs to it. */
function leverBlocks(
  { lever, notes, without }: KnownLever,
  sentences: readonly string[] = [],
): readonly Block[] {
  const lines = wordDifferences(lever.changes).split('\n')
  return [
    ...lines.map((text): Block => ({ kind: 'line', text })),
    ...texts(sentences),
    ...texts(notes),
    ...(without === undefined ? [] : texts([say('editor.why.counterfactual')])),
  ]
}

/** All that is said of the whole: the other sentences, notes, where it comes from. */
const wholeBlocks = (run: WhyRun, { notes, digests, ids, levers }: Explanation): readonly Block[] => [
  ...texts(headlines(run)),
  ...texts(notes),
  ...digests.map(
    (digest, i): Block => ({ kind: 'line', text: say('editor.why.digest', { digest, id: ids[i] ?? '' }) }),
  ),
  ...(levers.length === 1 ? texts([say('editor.why.only')]) : []),
]

function lifeBlocks(about: Extract<About, { kind: 'member' }>, found: Explanation): readonly Block[] {
  const { changed } = about
  const space = trackSpace(changed)
  if (space === undefined) return []
  return found.ids.flatMap((id, i): readonly Block[] => {
    const life = changed.lives[i]
    if (life === undefined) return []
    return [
      { kind: 'head', text: say('editor.why.life', { id }) },
      ...texts([lifeSentence(life, space)]),
      ...texts(biography(life, space).map(([when, says]) => say('editor.why.event', { when, says }))),
    ]
  })
}

function blocksOf({ about, id }: WhyRow, run: WhyRun, found: Explanation): readonly Block[] {
  const names = namesOf(run)
  const lever = found.levers.find((one) => one.lever.id === id)
  switch (about.kind) {
    case 'waiting':
      return lever === undefined ? [] : leverBlocks(lever)
    case 'lever': {
      const sentences = leverSentences(about.gain, names)
      return lever === undefined ? texts(sentences) : leverBlocks(lever, sentences)
    }
    case 'all':
      return wholeBlocks(run, found)
    case 'pair':
      return texts([interactionSentence(about.pair, names), say('editor.why.pair')])
    case 'mechanism': {
      const { ablation } = about
      const only = { replicates: [], runs: 0, inert: [], mechanisms: [ablation] }
      return texts([
        ...(isTold(ablation.rests)
          ? []
          : [say('editor.why.mechanism', { id: ablation.mechanism, says: mechanismSays(ablation) })]),
        ...mechanismSentences(only, names, 1),
        say('editor.why.overlap'),
      ])
    }
    case 'inert': {
      const { ablations } = found
      return ablations === undefined
        ? []
        : texts(mechanismSentences({ ...ablations, mechanisms: [] }, names, 0))
    }
    case 'member':
      return [
        { kind: 'lives', about },
        ...texts(changedSentences(about.changed, names)),
        ...lifeBlocks(about, found),
      ]
  }
}

/** All that is said of a row, as sentences. */
export const sentencesOf = (row: WhyRow, run: WhyRun, found: Explanation): readonly string[] =>
  blocksOf(row, run, found).flatMap((block) => ('text' in block ? [block.text] : []))

/** Both lives of a member, one line each, and what the glyphs mean. */
function lifeLines(
  { changed }: Extract<About, { kind: 'member' }>,
  { ids }: Explanation,
  columns: number,
  brush: Brush,
): readonly string[] {
  const space = trackSpace(changed)
  if (space === undefined) return []
  const tracks = changed.lives.map((life) => trackOf(life, space))
  const name = Math.min(16, Math.max(...ids.map((id) => id.length)))
  const room = Math.max(10, columns - name - 3)
  const { symbols } = brush.look
  const size = weeksInCell(Math.max(...tracks.map(({ length }) => length)), room)
  const lines = tracks.map((track, i) =>
    brush.line(
      [
        [` ${fitted(ids[i] ?? '', name, brush)} `, 'muted'],
        [trackText(track, room, symbols), i],
      ],
      columns,
    ),
  )
  const legend = trackLegend(tracks, columns - 13, symbols)
  return [
    ...lines,
    brush.line(
      [
        [` ${say('editor.why.cell', { n: size })}  `, 'muted'],
        [legend, 'muted'],
      ],
      columns,
    ),
  ]
}

const fitted = (text: string, cells: number, { symbols }: Brush): string =>
  text.length <= cells ? text.padEnd(cells) : `${text.slice(0, cells - 1)}${symbols.ellipsis}`

function linesOf(block: Block, found: Explanation, columns: number, brush: Brush): readonly string[] {
  if (block.kind === 'lives') return lifeLines(block.about, found, columns, brush)
  const text = brush.symbols.text(block.text)
  if (block.kind === 'head') return [brush.line([[` ${text}`, 'bold']], columns)]
  const indent = block.kind === 'line' ? '   ' : ' '
  return wrapped(text, columns - indent.length - 1).map((line, i) =>
    brush.line([[i === 0 || block.kind === 'text' ? indent : `${indent}  `], [line]], columns),
  )
}

/** All that is known of a row, as lines of at most `columns` cells. */
export function detailLines(
  row: WhyRow | undefined,
  run: WhyRun,
  columns: number,
  brush: Brush,
): readonly string[] {
  const { found } = run
  if (row === undefined || found === undefined) return []
  return blocksOf(row, run, found).flatMap((block) => linesOf(block, found, columns, brush))
}

import { describeFigure } from '@fishbowl/report'
import type { Block } from './block.ts'

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>

const said: { readonly [K in Block['kind']]: (block: Of<K>) => readonly string[] } = {
  title: (block) => [block.text],
  text: (block) => [block.text],
  choice: ({ digit, text, note }) => [`${digit}: ${text}${note === undefined ? '' : `, ${note}`}.`],
  number: ({ text }) => (text.trim() === '' ? [] : [text]),
  table: ({ rows, columns }) =>
    rows.map((row) =>
      row
        .map((cell, i) => (i === 0 ? cell : `${columns[i]?.head ?? ''} ${cell}`))
        .filter((_, i) => i === 0 || row[i] !== '')
        .join(', ')
        .concat('.'),
    ),
  pair: ({ number, text }) => [`${number}: ${text}.`],
  bar: ({ text }) => [text],
  figure: ({ figure }) => [
    describeFigure({ ...figure, series: figure.series.filter(({ x }) => x.length > 0) }),
  ],
  lines: ({ spoken }) => spoken,
  veil: () => [],
  gap: () => [],
}

/** A page in sentences. */
export const pageSpoken = (blocks: readonly Block[]): readonly string[] =>
  blocks.flatMap((block) => said[block.kind](block as never))

import type { Chart } from '../chart/chart.ts'
import type { Cell, ExportColumn } from '../export/table.ts'
import type { TableColumn } from '../table.ts'

/** A table that a report exports: tidy, one thing a row, every digit. Everything the report says is in one of them. */
export type TidyTable = {
  /** Letters, digits and `-`: name of its files. */
  readonly name: string
  readonly says: string
  readonly columns: readonly ExportColumn[]
  readonly rows: readonly (readonly Cell[])[]
}

/** A table as a reader sees it. */
export type ShownTable = {
  readonly caption: string
  readonly columns: readonly TableColumn[]
  readonly rows: readonly (readonly string[])[]
  /** Name of the tidy table with the numbers. */
  readonly from: string
  /** Names of others that hold some of its columns. */
  readonly also?: readonly string[]
}

/** One part of a section. Texts are plain: renderers escape them. */
export type Block =
  | {
      readonly kind: 'text'
      readonly text: string
      /** Names of the tidy tables with the numbers of the text. */
      readonly from: readonly string[]
      readonly role?: 'answer' | 'note'
    }
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly from: readonly string[] }
  | {
      readonly kind: 'table'
      readonly table: ShownTable /** Folded away until it is asked for. */
      readonly isFolded?: boolean
    }
  | {
      readonly kind: 'chart'
      /** One figure for each choice, e.g. each measure, the first one shown; a label where there are several. */
      readonly choices: readonly { readonly label: string; readonly chart: Chart }[]
      /** What the choice is between, e.g. "measure". */
      readonly by?: string
      /** The numbers beneath it, for each choice one. */
      readonly tables: readonly ShownTable[]
    }
  | { readonly kind: 'command'; readonly command: string }
  /** Empty lines to write on. */
  | { readonly kind: 'notes'; readonly lines: number }
  | {
      readonly kind: 'facts'
      readonly facts: readonly (readonly [name: string, value: string])[]
      readonly from: readonly string[]
    }

/** A section of a report; `brief` is what the one-page brief shows of it. */
export type Section = {
  readonly id: string
  readonly title: string
  readonly blocks: readonly Block[]
  readonly brief?: readonly Block[]
}

/** A report before it is rendered: the same for every format. */
export type Report = {
  readonly title: string
  readonly question: string | undefined
  readonly sections: readonly Section[]
  readonly tables: readonly TidyTable[]
  /** First 12 hex digits of the digest of its sources: it stands on every page and figure. */
  readonly digest: string
  readonly modelVersion: string
}

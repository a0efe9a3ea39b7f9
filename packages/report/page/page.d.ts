/** How a number is written: as in src/number.ts. */
type NumberFormat =
  | { readonly kind: 'share'; readonly signed?: boolean }
  | { readonly kind: 'points' }
  | { readonly kind: 'money'; readonly signed?: boolean }
  | { readonly kind: 'hours'; readonly signed?: boolean }
  | { readonly kind: 'count'; readonly signed?: boolean }
  | { readonly kind: 'plain'; readonly digits: number; readonly signed?: boolean }

/** A series of ECharts, its points in two lists, and `as` what it has in common with others. */
type LiveSeries = {
  readonly id: string
  readonly x: readonly number[]
  readonly y: readonly (number | null)[]
  readonly as: { readonly lineStyle?: { readonly color: string } }
}

/** A piece at a place: a text, or a shape; `as` is how it looks. */
type LivePiece = {
  readonly id: string
  readonly x?: number
  readonly y?: number
  readonly shape?: object
  readonly text?: string
  readonly as: { readonly style: object }
}

type LiveOption = {
  /** Pixels that it is made for. */
  readonly size: { readonly width: number; readonly height: number }
  readonly series: readonly LiveSeries[]
  readonly graphic: readonly LivePiece[]
  /** One of each for an area, in pixels and in what is drawn; what is drawn is the number times its factor. */
  readonly grid: readonly {
    readonly left: number
    readonly top: number
    readonly width: number
    readonly height: number
  }[]
  readonly xAxis: readonly { readonly min: number; readonly max: number }[]
  readonly yAxis: readonly { readonly min: number; readonly max: number }[]
  readonly factors: readonly number[]
}

type LiveArea = {
  readonly title: string
  /** What its weeks are called. */
  readonly x: string
  readonly format: NumberFormat
  /** By position of the arm. */
  readonly names: readonly string[]
  /** The arm that it is about, where it is about one. */
  readonly own?: number
  /** What is said at a week. */
  readonly marks: readonly { readonly x: number; readonly text: string }[]
}

type LiveChart = {
  readonly title: string
  readonly areas: readonly LiveArea[]
  /** The same figure for a wide and for a narrow page. */
  readonly wide: LiveOption
  readonly narrow: LiveOption
}

type LiveFigure = {
  readonly by: string
  /** `chart` is missing where a choice stands still in the page. */
  readonly choices: readonly { readonly label: string; readonly chart?: LiveChart }[]
}

/** Whole steps from one number to the next, null for a gap. */
type Steps = readonly (number | null)[]

/** How a language writes numbers: as in src/words/numerals.ts. */
type Numerals = {
  readonly decimal: string
  readonly group: string
  readonly percent: string
  readonly points: string
  readonly hours: string
  readonly money: readonly [ones: string, thousands: string, millions: string, billions: string]
  readonly none: string
}

/** What a page says by itself; English where it brings none along. */
type PageWords = {
  readonly numerals: Numerals | undefined
  /** Between the ends of a band. */
  readonly between: string
  readonly bands: string
  /** Between the title of a figure and what its weeks are called. */
  readonly by: string
  readonly keys: string
}

type LivePage = {
  readonly words?: PageWords
  /** What `{ $: place }` stands for, each behind what it refers to; `{ $by, steps }` stands for a list of numbers, `{ $of, rows }` for things with the same fields. */
  readonly shared: readonly unknown[]
  readonly figures: Readonly<Record<string, unknown>>
}

/** One curve as it is read out: numbers by week, as they are drawn. */
type Reading = {
  readonly arm: number
  readonly area: number
  readonly ink: string
  readonly weeks: readonly number[]
  readonly middle: readonly (number | null)[]
  readonly low: readonly (number | null)[] | undefined
  readonly high: readonly (number | null)[] | undefined
}

/** Where somebody looks: a week, and the area whose numbers are said. */
type Place = { readonly week: number; readonly area: number }

type Said = {
  readonly head: string
  readonly rows: readonly (Reading & { readonly name: string; readonly words: string })[]
  readonly marks: readonly string[]
  readonly text: string
}

/** What the reader chose of a figure. */
type View = {
  choice: number
  size: 'wide' | 'narrow'
  readonly hidden: Set<number>
  hasBands: boolean
  place: Place | undefined
}

type Drawing = {
  setOption(option: object, notMerge: boolean): void
  dispose(): void
  getZr(): { flush(): void }
}

declare const echarts: {
  init(
    element: HTMLElement,
    theme: null,
    options: { readonly renderer: 'svg'; readonly width: number; readonly height: number },
  ): Drawing
}

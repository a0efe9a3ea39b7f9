/** How a number is written: as in src/number.ts. */
type NumberFormat =
  | { readonly kind: 'share'; readonly signed?: boolean }
  | { readonly kind: 'points' }
  | { readonly kind: 'money'; readonly signed?: boolean }
  | { readonly kind: 'hours'; readonly signed?: boolean }
  | { readonly kind: 'count'; readonly signed?: boolean }
  | { readonly kind: 'plain'; readonly digits: number; readonly signed?: boolean }

/** A series of ECharts whose points stand in the pool: positions of its lists of x and of y. */
type LiveSeries = {
  readonly id: string
  readonly data: { readonly x: number; readonly y: number }
  readonly lineStyle?: { readonly color: string }
}

type LiveOption = {
  readonly series: readonly LiveSeries[]
  readonly graphic: readonly { readonly id: string }[]
  /** One of each for an area, in pixels and in what is drawn. */
  readonly grid: readonly {
    readonly left: number
    readonly top: number
    readonly width: number
    readonly height: number
  }[]
  readonly xAxis: readonly { readonly min: number; readonly max: number }[]
  readonly yAxis: readonly { readonly min: number; readonly max: number }[]
  readonly fishbowl: {
    readonly x: { readonly label: string }
    /** What is drawn is the number times this. */
    readonly y: { readonly factor: number }
    readonly arms: readonly { readonly name: string }[]
    readonly band?: string
  }
}

type LiveChart = {
  readonly title: string
  readonly format: NumberFormat
  /** What is said at a week. */
  readonly marks: readonly { readonly x: number; readonly text: string }[]
  /** Names of the areas, one for each grid. */
  readonly areas: readonly string[]
  /** The same figure for a wide and for a narrow page. */
  readonly wide: LiveOption
  readonly narrow: LiveOption
}

type LiveFigure = {
  readonly by: string
  /** `chart` is missing where a choice stands still in the page. */
  readonly choices: readonly { readonly label: string; readonly chart?: LiveChart }[]
}

type LivePage = {
  readonly frames: Readonly<Record<'wide' | 'narrow', { readonly width: number; readonly height: number }>>
  readonly pool: readonly (readonly (number | null)[])[]
  readonly figures: Readonly<Record<string, LiveFigure>>
}

/** One curve as it is read out: numbers by week, in the unit of their format. */
type Reading = {
  readonly arm: number
  readonly area: number
  readonly name: string
  readonly ink: string
  readonly weeks: readonly (number | null)[]
  readonly middle: readonly (number | null)[]
  readonly low: readonly (number | null)[] | undefined
  readonly high: readonly (number | null)[] | undefined
}

/** Where somebody looks: a week, and the area whose numbers are said. */
type Place = { readonly week: number; readonly area: number }

type Said = {
  readonly head: string
  readonly rows: readonly (Reading & { readonly words: string })[]
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
  readonly pool: LivePage['pool']
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

import type { MeasureId } from '@fishbowl/core'
import type { Comparison } from '@fishbowl/lab'
import type { Counts, KeptFailure } from '@fishbowl/lab/ledger'
import type { Look } from '../../cli/look.ts'
import type { PointTable } from '../../cli/study-points.ts'
import type { Saved } from '../../services.ts'

/** How far a study is, as the folder shows it. */
export type Standing =
  /** No run is kept yet. */
  | 'new'
  /** Runs are missing and nobody makes them. */
  | 'open'
  /** Another process makes its runs. */
  | 'elsewhere'
  | 'done'
  /** Every run was tried and some failed. */
  | 'failures'
  /** Made by code that may give other numbers: to be read, not to be gone on with. */
  | 'version'
  /** Its file has mistakes, or its ledger cannot be read. */
  | 'broken'

/** A study of the folder: its file, its ledger, or both. */
export type StudyRow = {
  /** The study file, or the ledger that is there without one: what commands name it by. */
  readonly name: string
  readonly file: string | undefined
  readonly ledger: string
  readonly title: string
  readonly question: string
  /** Scenarios with their design. */
  readonly points: number | undefined
  readonly replicates: number | undefined
  /** Undefined where there is no ledger yet. */
  readonly counts: Counts | undefined
  readonly standing: Standing
  /** True where the ledger holds another plan than the file asks for. */
  readonly changed: boolean
  /** What is wrong, or should be known; several lines where a file has mistakes. */
  readonly why: string
}

/** Studies of the folder; `more` files were not looked at. */
export type StudyFolder = { readonly rows: readonly StudyRow[]; readonly more: number }

/** What a study will take. */
export type StudyForecast = {
  readonly name: string
  readonly lines: (look: Look) => readonly string[]
  /** Runs to be made, all of them where the plan has changed. */
  readonly missing: number
  /** Of the missing runs; undefined where they take moments and no pilot was run. */
  readonly seconds: number | undefined
  /** Time and disk in words, for a question. */
  readonly words: string
  /** Why it may not be started, with the way out. */
  readonly over: string | undefined
}

/** How far the runs made here are. */
export type MakingNews = {
  readonly planned: number
  readonly done: number
  readonly failed: number
  readonly made: number
}

/** The numbers of a ledger at one moment: one measure of its points, or of their spread where they were drawn at random. */
export type StudyNumbers = {
  readonly name: string
  readonly measure: MeasureId
  readonly measures: readonly MeasureId[]
  readonly counts: Counts
  readonly replicates: number
  /** Best first, where the measure has a better side; else highest first. */
  readonly table: PointTable
  /** The page of a random design, whose points are told together. */
  readonly spread: ((look: Look) => readonly string[]) | undefined
  /** The first thousand. */
  readonly failures: readonly KeptFailure[]
  readonly digest: string
  readonly makers: readonly { readonly by: string; readonly runs: number }[]
  readonly tool: string
}

/** Weeks of one point, beside the one that it is compared with. */
export type PointCurve = {
  readonly name: string
  readonly point: number
  readonly measure: MeasureId
  readonly comparison: Comparison
}

/** What the Studies screen asks of the world outside. Nothing but `make` throws; it throws what a reader can be told. */
export type StudyServices = {
  /** Study files and ledgers of the folder, one after the other; each as soon as it was read. */
  readonly list: (signal: AbortSignal) => AsyncIterable<StudyFolder>
  /** The same study now; the same object where nothing has changed. */
  readonly glance: (row: StudyRow) => Promise<StudyRow>
  readonly forecast: (
    row: StudyRow,
    options: { readonly retry: boolean; readonly always: boolean; readonly signal: AbortSignal },
  ) => Promise<StudyForecast | { readonly why: string }>
  /** Makes the missing runs of a study file and keeps them; an abort keeps what is made. */
  readonly make: (
    row: StudyRow,
    options: { readonly retry: boolean; readonly signal: AbortSignal },
  ) => AsyncIterable<MakingNews>
  readonly numbers: (
    row: StudyRow,
    options: { readonly measure: MeasureId | undefined; readonly signal: AbortSignal },
  ) => Promise<StudyNumbers | { readonly why: string }>
  readonly curve: (
    row: StudyRow,
    options: { readonly point: number; readonly measure: MeasureId; readonly signal: AbortSignal },
  ) => Promise<PointCurve | { readonly why: string }>
  /** Writes a small study file that runs as it is; one that exists stays. */
  readonly sample: (file: string) => Saved
}

/** Effects of the Studies screens. */
export type StudyEffect = { readonly do: 'studies' } & (
  | { readonly act: 'list' }
  /** Reads the study of the screen, and follows it while it is unfinished. */
  | { readonly act: 'watch' }
  | { readonly act: 'leave' }
  | { readonly act: 'plan'; readonly name: string }
  /** Looks at what it will take, asks where that is long, and makes the runs. */
  | { readonly act: 'start'; readonly name: string; readonly retry: boolean }
  | { readonly act: 'make'; readonly name: string; readonly retry: boolean }
  | { readonly act: 'stop' }
  | { readonly act: 'curve'; readonly name: string; readonly point: number; readonly measure: MeasureId }
  | { readonly act: 'sample'; readonly file: string }
)

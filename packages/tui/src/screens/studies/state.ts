import type { MeasureId } from '@fishbowl/core'
import type { PointCurve, StudyForecast, StudyNumbers, StudyRow } from './services.ts'

/** The studies of the folder. */
export type StudyList = { readonly name: 'studies'; readonly open?: undefined }

/** Parts of an opened study. */
export const studyParts = ['points', 'failures', 'plan'] as const
export type StudyPart = (typeof studyParts)[number]

/** One of them. */
export type StudyDetail = {
  readonly name: 'studies'
  /** Its name in the folder. */
  readonly open: string
  readonly part: StudyPart
  readonly measure: MeasureId | undefined
  /** Number of the point the pointer is at; undefined for the best one. */
  readonly point: number | undefined
  /** First line of a text that is scrolled. */
  readonly top: number
  /** True where the weeks of the point are shown. */
  readonly curve: boolean
}

export type StudiesScreen = StudyList | StudyDetail

/** The runs that are made here, or were. */
export type Making = {
  readonly study: string
  readonly phase: 'planning' | 'running' | 'stopped' | 'done' | 'failed'
  readonly planned: number
  readonly done: number
  readonly failed: number
  /** Made since the start. */
  readonly made: number
  /** Milliseconds from the first run to the latest. */
  readonly elapsed: number
  readonly error?: string
}

/** Studies that the list shows. */
export const studyKinds = ['all', 'unfinished', 'running', 'finished', 'broken'] as const
export type StudyKind = (typeof studyKinds)[number]

export const studyOrders = ['name', 'state', 'size'] as const
export type StudyOrder = (typeof studyOrders)[number]

/** What the screens know of studies. */
export type StudiesState = {
  readonly phase: 'unread' | 'reading' | 'read'
  readonly rows: readonly StudyRow[]
  /** Files of the folder that were not looked at. */
  readonly more: number
  readonly selected: string | undefined
  readonly kind: StudyKind
  readonly order: StudyOrder
  readonly making: Making | undefined
  readonly numbers: StudyNumbers | { readonly why: string } | undefined
  /** What a study will take: found, impossible with the reason, or neither yet. */
  readonly forecast:
    | { readonly name: string; readonly found?: StudyForecast; readonly why?: string }
    | undefined
  readonly curve: PointCurve | { readonly why: string } | undefined
}

/** Before the folder was read. */
export const noStudies: StudiesState = {
  phase: 'unread',
  rows: [],
  more: 0,
  selected: undefined,
  kind: 'all',
  order: 'name',
  making: undefined,
  numbers: undefined,
  forecast: undefined,
  curve: undefined,
}

/** True while runs are made or prepared here. */
export const isMaking = ({ making }: StudiesState): boolean =>
  making?.phase === 'running' || making?.phase === 'planning'

/** The study of a name. */
export const rowOf = ({ rows }: StudiesState, name: string): StudyRow | undefined =>
  rows.find((row) => row.name === name)

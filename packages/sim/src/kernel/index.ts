import { type AskingRows, askingRows } from './asking.ts'
import { type AwarenessRows, awarenessRows } from './awareness.ts'
import { type CreditingRows, creditingRows } from './crediting.ts'
import { type ForgettingRows, forgettingRows } from './forgetting.ts'
import { type LearningRows, learningRows } from './learning.ts'
import { type LeaverRows, leaverRows } from './leavers.ts'
import { type SharingRows, sharingRows } from './sharing.ts'
import { type VisitRows, visitRows } from './visits.ts'

/** The loops over all rows: each updates rows `from` to `to - 1`, and says by its type what it reads and writes. */
export type Kernels = {
  readonly leaverRows: (from: number, to: number, rows: LeaverRows) => void
  readonly awarenessRows: (from: number, to: number, rows: AwarenessRows) => void
  readonly visitRows: (from: number, to: number, rows: VisitRows) => void
  readonly askingRows: (from: number, to: number, rows: AskingRows) => void
  readonly sharingRows: (from: number, to: number, rows: SharingRows) => void
  readonly creditingRows: (from: number, to: number, rows: CreditingRows) => void
  readonly learningRows: (from: number, to: number, rows: LearningRows) => void
  readonly forgettingRows: (from: number, to: number, rows: ForgettingRows) => void
}

/** The kernels as they are written. */
export const plainKernels: Kernels = {
  leaverRows,
  awarenessRows,
  visitRows,
  askingRows,
  sharingRows,
  creditingRows,
  learningRows,
  forgettingRows,
}

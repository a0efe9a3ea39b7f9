import { type AwarenessRows, awarenessRows } from './awareness.ts'
import { type ForgettingRows, forgettingRows } from './forgetting.ts'
import { type LeaverRows, leaverRows } from './leavers.ts'
import { type VisitRows, visitRows } from './visits.ts'

/** The loops over all rows: each updates rows `from` to `to - 1`, and says by its type what it reads and writes. */
export type Kernels = {
  readonly leaverRows: (from: number, to: number, rows: LeaverRows) => void
  readonly awarenessRows: (from: number, to: number, rows: AwarenessRows) => void
  readonly visitRows: (from: number, to: number, rows: VisitRows) => void
  readonly forgettingRows: (from: number, to: number, rows: ForgettingRows) => void
}

/** The kernels as they are written. */
export const plainKernels: Kernels = { leaverRows, awarenessRows, visitRows, forgettingRows }

/** Entry of a worker thread that is asked for points of the study. */
export { summaryAt } from './summary.ts'

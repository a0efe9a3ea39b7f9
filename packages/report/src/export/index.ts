export { type ExportTable, runsTable, type StudyFacts, weeksTable } from './study-tables.ts'
export type { ExportColumn } from './table.ts'
export { type ExportFormat, exportFormats, writerOf } from './writer.ts'

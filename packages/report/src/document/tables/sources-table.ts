import type { Origin, Sources } from '../../source/source.ts'
import type { TidyTable } from '../document.ts'
import { text } from './columns.ts'

/** Every result that a report is made from. */
export function originsOf(sources: Sources): readonly (readonly [kind: string, origin: Origin])[] {
  const { comparison, study, calibration, network, explanations = [], sensitivities = [], advice } = sources
  const { play, session } = sources
  return [
    ...(comparison === undefined ? [] : [[comparison.kind, comparison] as const]),
    ...(study === undefined ? [] : [['study', study] as const]),
    ...(calibration === undefined ? [] : [['calibration', calibration] as const]),
    ...explanations.map((one) => ['explanation', one] as const),
    ...sensitivities.map((one) => ['sensitivity', one] as const),
    ...(advice === undefined ? [] : [['advice', advice] as const]),
    ...(network === undefined ? [] : [['network', network] as const]),
    ...(play === undefined ? [] : [['play', play] as const]),
    ...(session === undefined ? [] : [['session', session] as const]),
  ]
}

/** The files that a report is made from. */
export const sourcesTable = (sources: Sources): TidyTable => ({
  name: 'sources',
  says: 'the results that the report is made from, and the commands that make them again',
  columns: [
    text('kind', 'kind of result'),
    text('file', 'name of the file'),
    text('sha256', 'SHA-256 of its bytes'),
    text('model', 'version of the model'),
    text('again', 'the command that makes it again'),
  ],
  rows: originsOf(sources).map(([kind, { file, sha256, modelVersion, again }]) => [
    kind,
    file,
    sha256,
    modelVersion,
    again === '' ? null : again,
  ]),
})

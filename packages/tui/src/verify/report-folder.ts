import { basename, dirname, join } from 'node:path'
import { quote } from '@fishbowl/core'
import { modelVersion } from '@fishbowl/sim/version'
import { Failure } from '../cli/failure.ts'
import type { Outside } from '../outside.ts'
import { toolOf } from '../report/make-report.ts'
import { manifestName, type ReportManifest, readManifest, sha256Of } from '../report/manifest.ts'
import type { Miss } from './check.ts'

/** Larger than any file of a report. */
const mostBytes = 256 * 1024 * 1024
/** What file managers leave in a folder that somebody looked at. */
const leftBySystems: ReadonlySet<string> = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini'])

/** A report as it lies in its folder. */
export type ReportFolder = {
  readonly manifest: ReportManifest
  /** Bytes by path, the manifest among them; only what could be read. */
  readonly files: ReadonlyMap<string, Uint8Array>
  /** Files whose bytes are not those that the manifest lists, missing ones too. */
  readonly misses: readonly Miss[]
}

/** Refuses a report that other code drew: its files would differ on purpose. Throws a Failure. */
function checkVersions(
  folder: string,
  { tool, modelVersion: by, sources }: ReportManifest,
  ours: string,
): void {
  const again = sources.map((source) => source.again).filter((command) => command !== '')
  const anew = again.length === 0 ? '' : `, or make it anew: ${again.join('; ')}; then fishbowl report`
  const hint = `verify it with the version that made it${anew}`
  if (by !== modelVersion)
    throw new Failure(
      'failed',
      `${quote(folder, 200)} was made by model ${quote(by)}, and this is model ${modelVersion}: their numbers differ on purpose`,
      { hint },
    )
  if (tool !== ours)
    throw new Failure(
      'failed',
      `${quote(folder, 200)} was made by ${quote(tool)}, and this is ${ours}: their pages differ on purpose`,
      { hint },
    )
}

/**
 * Refuses files that are no plain files of the folder: a link says nothing of the report that somebody passes on, and a pipe never ends.
 * Throws a Failure.
 */
function checkPlain(folder: string, names: readonly string[], outside: Outside): void {
  const root = outside.realPath(folder) ?? folder
  const stray = names.find((file) => {
    const path = join(root, file)
    const real = outside.realPath(path)
    const isPlain = outside.files(dirname(path), /(?:)/).includes(basename(path))
    return real !== undefined && (real !== path || !isPlain)
  })
  if (stray !== undefined)
    throw new Failure(
      'usage',
      `${quote(join(folder, stray), 200)} is no plain file of the report: a link, a pipe or a folder`,
      { hint: 'a report holds all of its files itself; delete the folder and make the report again' },
    )
}

/** Reads the folder of a report and holds its files against its manifest. Throws a Failure for what is no whole report of this version. */
export function openReportFolder(folder: string, outside: Outside): ReportFolder {
  checkPlain(folder, [manifestName], outside)
  const place = join(folder, manifestName)
  const start = outside.read(place, 1)
  if (!start.ok && start.why === 'missing')
    throw new Failure('usage', `${quote(folder, 200)} is no whole report: it has no ${manifestName}`, {
      hint: 'a report gets it last; delete the folder and make the report again',
    })
  const manifest = readManifest(place, outside)
  checkVersions(folder, manifest, toolOf(outside))
  const listed = [...manifest.sources, ...manifest.files]
  checkPlain(
    folder,
    listed.map(({ file }) => file),
    outside,
  )
  const files = new Map<string, Uint8Array>()
  const misses: Miss[] = []
  for (const { file, sha256 } of listed) {
    const read = outside.read(join(folder, file), mostBytes)
    if (!read.ok) {
      misses.push({ file, place: '', says: 'it is not there, and the manifest lists it' })
      continue
    }
    files.set(file, read.bytes)
    const found = sha256Of(read.bytes)
    if (found !== sha256) misses.push({ file, place: 'SHA-256', expected: sha256, found })
  }
  const own = new Set([manifestName, ...listed.map(({ file }) => file)])
  for (const file of outside.list(folder))
    if (!own.has(file) && !leftBySystems.has(basename(file)))
      misses.push({ file, place: '', says: 'it is no part of the report: the manifest does not list it' })
  const text = outside.read(place, mostBytes)
  if (text.ok) files.set(manifestName, text.bytes)
  return { manifest, files, misses }
}

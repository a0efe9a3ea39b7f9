import { language } from '@fishbowl/report/words'
import { checkFree } from '../cli/files.ts'
import type { Outside } from '../outside.ts'
import { makeReport } from './make-report.ts'
import { reportFormats } from './manifest.ts'
import { madeSources } from './read-sources.ts'
import { writeReport } from './write-report.ts'

/** A debrief pack as it lies in its folder. */
export type Pack = { readonly folder: string; readonly digest: string; readonly files: number }

const silent = { at: () => undefined, end: () => undefined } as const

/**
 * Writes the debrief pack of a game or a session, the document that `play --json` or `workshop --json` gives, into a new folder: page, text, figures,
 * tables and manifest, in the language that is spoken. It takes a second or two and lets the screen go on between two files. Never writes over
 * anything: throws a Failure where the folder is there, where it cannot be made, and when `signal` is aborted; nothing of it stays then.
 */
export async function writePack(
  document: object,
  folder: string,
  outside: Outside,
  signal: AbortSignal = new AbortController().signal,
): Promise<Pack> {
  checkFree(folder, outside)
  const read = await madeSources(document, outside)
  const spoken = language()
  const options = { brief: false, ...(spoken === 'en' ? {} : { language: spoken }) }
  const made = await makeReport(
    read,
    { formats: reportFormats, options },
    { outside, progress: silent, signal },
  )
  writeReport(made.files, made.manifest, { output: folder, outside })
  return { folder, digest: made.digest, files: made.files.length + 1 }
}

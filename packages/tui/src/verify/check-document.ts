import { quote } from '@fishbowl/core'
import { modelVersion } from '@fishbowl/sim/version'
import { z } from 'zod'
import type { Request } from '../cli/answer.ts'
import { counted } from '../cli/counted.ts'
import { Failure } from '../cli/failure.ts'
import { fileBytes } from '../cli/files.ts'
import { checkVersion } from '../cli/result-file.ts'
import type { Outside } from '../outside.ts'
import { type Again, againOf, madeAgain } from './again-command.ts'
import type { SourceCheck } from './check.ts'
import { documentDeviations, wordPath } from './document-values.ts'
import { type DocumentKind, documentKinds, mostResultBytes } from './subject.ts'

const Head = z.looseObject({
  schemaVersion: z.literal(1),
  kind: z.enum(documentKinds),
  again: z.string().max(20_000),
})

/** A document that its command makes again. */
export type KeptDocument = {
  /** As messages call it. */
  readonly file: string
  readonly kind: DocumentKind
  readonly again: string
  readonly data: Readonly<Record<string, unknown>>
}

const refuse = (file: string, why: string): Failure =>
  new Failure('usage', `${quote(file, 200)} is no result that can be verified: ${why}`)

/** The version of a document that names it in its tool alone. */
function toolVersion(file: string, { tool, again }: Readonly<Record<string, unknown>>): void {
  const made = typeof tool === 'string' ? /, model (\S+)$/.exec(tool)?.[1] : undefined
  if (made !== undefined && made !== modelVersion) checkVersion(file, { modelVersion: made, again })
}

/** Reads a document of a command that makes many runs. Throws a Failure that names the file and what is wrong with it. */
export function openDocument(path: string, outside: Outside): KeptDocument {
  const bytes = fileBytes(path, mostResultBytes, outside)
  let data: unknown
  try {
    data = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw refuse(path, 'it is no JSON document, or a part of one')
  }
  checkVersion(path, data)
  const parsed = Head.safeParse(data)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw refuse(
      path,
      `${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? 'it has another form'}`,
    )
  }
  toolVersion(path, parsed.data)
  const { kind, again } = parsed.data
  return { file: path, kind, again, data: parsed.data }
}

/** A file that the command needs and that is not here. */
function elsewhere(error: unknown, { file, again }: KeptDocument): unknown {
  if (!(error instanceof Failure) || error.exit !== 'not-found') return error
  return new Failure('not-found', `${quote(file, 200)}: ${error.message}`, {
    hint: `verify it in the folder where this was run: ${again}`,
  })
}

/** Runs the command of a document again and compares every value. */
export async function checkDocument(
  kept: KeptDocument,
  name: string,
  request: Request,
): Promise<SourceCheck & { readonly differing: number }> {
  const { kind, again, data } = kept
  const { telling, outside } = request
  const asked: Again = await againOf(kind, again, name)
  if (!telling.quiet && !telling.json) outside.tell(`runs again: ${again}\n`)
  let found: unknown
  try {
    found = await madeAgain(kind, asked, request)
  } catch (error) {
    throw elsewhere(error, kept)
  }
  const { compared, list } = documentDeviations(data, found)
  const [first] = list
  return {
    file: name,
    kind,
    runs: 0,
    compared,
    differing: list.length,
    misses:
      first === undefined
        ? []
        : [{ file: name, place: wordPath(first, data), expected: first.expected, found: first.found }],
    says: `its command run again, ${counted(compared, 'value')} compared`,
  }
}

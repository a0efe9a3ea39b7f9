import type { z } from 'zod'
import { findingsOf, needsOf } from './check.ts'
import { type Finding, type Issue, issueOf, issuesOf, type Source, type Wording } from './issue.ts'
import { linesOf } from './lines.ts'
import { type Path, wordPath } from './path.ts'
import { unsafeCharacters } from './safe.ts'
import { metaText } from './shape.ts'
import { parseText } from './syntax.ts'
import { type Tree, treeOf } from './tree.ts'

/** A value that a schema accepted, with the plain data it came from and a way to say what is wrong with a part of it. @workspace */
export type Located<T> = {
  readonly value: T
  /** As written in the file, before defaults and transforms. */
  readonly raw: unknown
  /** An issue at the deepest part of `path` that exists, for checks across fields; `message` is printed as it is. */
  readonly issueAt: (path: Path, code: string, message: string, hint?: string) => Issue
}

/** Either a located value, or everything that is wrong, sorted by place, at most fifty and a line for the rest. @workspace */
export type Read<T> =
  | { readonly ok: true; readonly located: Located<T> }
  | { readonly ok: false; readonly issues: readonly Issue[] }

const kilobyte = 1024
const largest = 96 * kilobyte

const atTop = (wording: Wording): Finding => ({ at: 0, to: 1, path: [], word: () => wording })

function tooLarge(text: string): Finding | undefined {
  // A UTF-16 unit takes at least one byte, so only a text that may fit is measured.
  const bytes = text.length > largest ? text.length : new TextEncoder().encode(text).length
  if (bytes <= largest) return undefined
  const size = Math.ceil(bytes / kilobyte)
  return atTop({
    code: 'too-large-file',
    message: `the file has at least ${size} kB; at most 96 kB are read`,
  })
}

function badCharacters(text: string): readonly Finding[] {
  return unsafeCharacters(text).map(({ at, shown }) => {
    const message = `the character ${shown} is not allowed`
    const word = (): Wording => ({
      code: 'bad-character',
      message,
      hint: 'delete it; an editor may not show it',
    })
    return { at, to: at + 1, path: [], word }
  })
}

/** What forbids to read the text at all; or its tree, undefined for a text without content. */
function parse(text: string): readonly Finding[] | { readonly tree: Tree | undefined } {
  const size = tooLarge(text)
  if (size !== undefined) return [size]
  const characters = badCharacters(text)
  if (characters.length > 0) return characters
  const parsed = parseText(text)
  if (!parsed.ok) return parsed.findings
  const isEmpty = parsed.root === null || parsed.root.range[0] === parsed.root.range[1]
  return { tree: parsed.root === null || isEmpty ? undefined : treeOf(text, parsed.root) }
}

function locate<T>(source: Source, tree: Tree, value: T): Located<T> {
  function issueAt(path: Path, code: string, message: string, hint?: string): Issue {
    return issueOf(source, { ...tree.valueAt(path), path, word: () => ({ code, message, hint }) })
  }
  return { value, raw: tree.raw, issueAt }
}

/**
 * Reads YAML 1.2 or JSON of at most 96 kB into a value that `schema` accepts, or into issues with their places.
 * Never throws, whatever the text; the title in the schema's metadata names the top of the file, else `scenario`.
 * @workspace
 */
export function readText<T>(text: string, file: string, schema: z.ZodType<T>): Read<T> {
  const content = text.startsWith('\uFEFF') ? text.slice(1) : text
  const source: Source = { file, lines: linesOf(content) }
  const refuse = (findings: readonly Finding[]): Read<T> => ({
    ok: false,
    issues: issuesOf(source, findings),
  })
  const title = metaText(schema, 'title') ?? 'scenario'
  const parsed = parse(content)
  if (!('tree' in parsed)) return refuse(parsed)
  const { tree } = parsed
  if (tree === undefined) {
    const message = `the file is empty; a ${title} needs ${needsOf(schema)}`
    return refuse([atTop({ code: 'empty', message })])
  }
  const checked = schema.safeParse(tree.raw)
  const told = new Set(tree.findings.map((finding) => wordPath(finding.path)))
  const others = checked.success ? [] : findingsOf({ schema, tree, title }, checked.error.issues)
  const findings = [
    ...tree.findings,
    ...others.filter(({ path }) => path.length === 0 || !told.has(wordPath(path))),
  ]
  if (findings.length > 0 || !checked.success) return refuse(findings)
  return { ok: true, located: locate(source, tree, checked.data) }
}

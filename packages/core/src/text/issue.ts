import { excerpt, type Lines, lineText, placeOf } from './lines.ts'
import { type Path, wordPath } from './path.ts'
import { safe } from './safe.ts'

/** Something wrong in a file, with its place; every text in it is safe to print. */
export type Issue = {
  readonly file: string
  /** From 1; 0 when the issue is about the file as a whole. */
  readonly line: number
  /** From 1, in UTF-16 units, as editors count. */
  readonly column: number
  /** Marked units on that line, at least 1. */
  readonly length: number
  /** `policies.staffing.team[2].fte`; '' for the top of the file. */
  readonly path: string
  /** Stable id in kebab case: too-big, unknown-key, missing, syntax, cross-check and so on. */
  readonly code: string
  readonly message: string
  readonly hint?: string
  /** The source line as it may be shown: unsafe characters visible, long lines cut around the value. */
  readonly source: string
  /** The line under `source` that marks the value: spaces, then `^^^`. */
  readonly caret: string
}

/** What an issue says, apart from where. */
export type Wording = { readonly code: string; readonly message: string; readonly hint?: string | undefined }

/** An issue not yet worded: offsets [at, to) in the text, so that thousands can be sorted before fifty are worded. */
export type Finding = {
  readonly at: number
  readonly to: number
  readonly path: Path
  readonly word: () => Wording
}

/** A text with its file name and lines. */
export type Source = { readonly file: string; readonly lines: Lines }

const most = 50

/** The issue at a finding's place; a mark that runs over the line end stops there. */
export function issueOf({ file, lines }: Source, { at, to, path, word }: Finding): Issue {
  const { line, column } = placeOf(lines, at)
  const whole = lineText(lines, line)
  const length = Math.max(1, Math.min(to - at, whole.length - column + 1))
  const { code, message, hint } = word()
  return {
    file,
    line,
    column,
    length,
    path: wordPath(path),
    code,
    message,
    ...(hint === undefined ? {} : { hint }),
    ...excerpt(whole, column, length),
  }
}

/** The first fifty findings by place as issues, then one with code `more` that says how many are left. */
export function issuesOf(source: Source, findings: readonly Finding[]): readonly Issue[] {
  const sorted = findings.toSorted((a, b) => a.at - b.at)
  const issues = sorted.slice(0, most).map((finding) => issueOf(source, finding))
  const next = sorted[most]
  if (next === undefined) return issues
  const message = `and ${sorted.length - most} more`
  return [...issues, issueOf(source, { ...next, word: () => ({ code: 'more', message }) })]
}

/** An issue about a file as a whole, such as one that cannot be opened: line 0, no excerpt. @workspace */
export function fileIssue(file: string, { code, message, hint }: Wording): Issue {
  const place = { file, line: 0, column: 0, length: 1, path: '', source: '', caret: '' }
  return hint === undefined ? { ...place, code, message } : { ...place, code, message, hint }
}

/**
 * An issue as people read it.
 * @returns place and message, the source line, a caret under the value, and the hint if there is one; safe to print, without a line end
 */
export function wordIssue(issue: Issue): string {
  const { line, column, code, message, hint } = issue
  const file = safe(issue.file)
  if (code === 'more') return `${file}: ${message}`
  const hints = hint === undefined ? [] : [`hint: ${hint}`]
  if (line === 0) return [`${file}: ${message}`, ...hints].join('\n')
  const number = String(line).padStart(4)
  const gutter = ' '.repeat(number.length)
  const shown = [`${number} | ${issue.source}`.trimEnd(), `${gutter} | ${issue.caret}`]
  return [`${file}:${line}:${column}: ${message}`, ...shown, ...hints].join('\n')
}

const order = (a: Issue, b: Issue): number =>
  a.line - b.line || a.column - b.column || (a.code === 'more' ? 1 : 0) - (b.code === 'more' ? 1 : 0)

/**
 * Several issues as people read them.
 * @returns the issues by file in the order given, then line, then column, an empty line between; '' for none
 */
export function wordIssues(issues: readonly Issue[]): string {
  const files = [...new Set(issues.map((issue) => issue.file))]
  const sorted = files.flatMap((file) => issues.filter((issue) => issue.file === file).toSorted(order))
  return sorted.map(wordIssue).join('\n\n')
}

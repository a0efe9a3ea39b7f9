import { safe } from './safe.ts'

/** Keys and list positions (from 0) that lead from the top of a file to a value. */
export type Path = readonly (string | number)[]

const plain = /^[A-Za-z_][\w-]*$/

/** A path as people read it, `policies.staffing.team[2].fte`; keys with other characters become `["a b"]`; '' for the top. @workspace */
export function wordPath(path: Path): string {
  let text = ''
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`
    else if (!plain.test(step)) text += `[${safe(JSON.stringify(step))}]`
    else text += text === '' ? step : `.${step}`
  }
  return text
}

/** What a sentence about a path is about: the path, or `top` for the file as a whole. */
export const subject = (path: Path, top = 'the file'): string => (path.length === 0 ? top : wordPath(path))

const pattern = /\.?([A-Za-z_][\w-]*)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/y

function stepOf(match: RegExpExecArray): string | number | undefined {
  if (match[1] !== undefined) return match[1]
  if (match[2] !== undefined) return Number(match[2])
  try {
    const key: unknown = JSON.parse(match[3] ?? '')
    return typeof key === 'string' ? key : undefined
  } catch {
    return undefined
  }
}

/** The path that a text such as `policies.staffing.team[2].fte` names; undefined when it names none. @workspace */
export function parsePath(text: string): Path | undefined {
  const path: (string | number)[] = []
  pattern.lastIndex = 0
  while (pattern.lastIndex < text.length) {
    const first = path.length === 0
    const dotted = text[pattern.lastIndex] === '.'
    const match = pattern.exec(text)
    if (match === null || (match[1] !== undefined && dotted === first)) return undefined
    const key = stepOf(match)
    if (key === undefined) return undefined
    path.push(key)
  }
  return path
}

/** The value at a path of plain data; undefined when something on the way is absent. @workspace */
export function valueAt(data: unknown, path: Path): unknown {
  let value = data
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = Reflect.get(value, key)
  }
  return value
}

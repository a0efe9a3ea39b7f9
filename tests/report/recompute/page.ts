import type { Option } from './option-points.ts'

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }

const decoded = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name = '') => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16))
    return decimal === undefined ? (entities[name] ?? whole) : String.fromCodePoint(Number(decimal))
  })

/** What a reader of a page reads, pieces of text apart by line breaks; words in attributes, such as of pictures, too. */
export function wordsOf(html: string): string {
  const without = html.replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1>/g, '')
  const attributes = [...without.matchAll(/(?:alt|aria-label|aria-description)="([^"]*)"/g)].map(
    ([, text = '']) => text,
  )
  return decoded([without.replace(/<[^>]*>/g, '\n'), ...attributes].join('\n'))
}

/** The figures that a page keeps for its program, by the id of their first choice; what is written once stands in again everywhere. */
export function figuresOf(
  html: string,
): ReadonlyMap<string, readonly { readonly wide?: Option; readonly narrow?: Option }[]> {
  const json = /<script type="application\/json"[^>]*>([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '{}'
  const { shared = [], figures = {} } = JSON.parse(json) as { shared?: unknown[]; figures?: unknown }
  const whole = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(whole)
    if (typeof value !== 'object' || value === null) return value
    if ('$' in value) return whole(shared[Number(value.$)])
    if ('$by' in value && 'steps' in value) {
      let at = 0
      const by = Number(value.$by)
      return (whole(value.steps) as (number | null)[]).map((step) =>
        step === null ? null : (at += step) / by,
      )
    }
    if ('$of' in value && 'rows' in value) {
      const names = whole(value.$of) as string[]
      return (whole(value.rows) as unknown[][]).map((cells) =>
        Object.fromEntries(
          names.flatMap((name, i) => ((cells[i] ?? null) === null ? [] : [[name, cells[i]]])),
        ),
      )
    }
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, whole(inner)]))
  }
  const all = whole(figures) as Record<string, { choices: { chart?: { wide: Option; narrow: Option } }[] }>
  return new Map(
    Object.entries(all).map(([id, { choices }]) => [id, choices.map(({ chart }) => chart ?? {})]),
  )
}

/** A doc comment, taken apart. Texts are one line each, but for examples. */
export type Doc = {
  readonly says: string
  readonly params: ReadonlyMap<string, string>
  readonly returns: string | undefined
  readonly throws: string | undefined
  readonly examples: readonly string[]
  readonly usual: string | undefined
  /** For tests alone (`@internal`), or for the packages of this workspace as well (`@workspace`). */
  readonly internal: boolean
}

const tag = /(?:^|\s)@(param|returns|throws|example|default|internal|workspace)\b[ \t]*/g

/** The text between the marks of a block comment, without its margin of stars. */
const bare = (value: string): string =>
  value
    .replace(/^\*/, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, ''))
    .join('\n')

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

/** The code of an example: inside its fence where it has one. */
const code = (text: string): string => /```\w*\n([^]*?)```/.exec(text)?.[1]?.trimEnd() ?? text.trim()

/** Takes the value of a `/** *\/` comment apart; a tag begins on a line of its own, or ends a comment of one line. */
export function parseDoc(value: string): Doc {
  const text = bare(value)
  const marks = [...text.matchAll(tag)]
  const parts = marks.map(({ 0: { length }, 1: name = '', index }, i) => ({
    name,
    text: text.slice(index + length, marks[i + 1]?.index),
  }))
  const of = (wanted: string) => parts.filter(({ name }) => name === wanted).map((part) => part.text)
  const joined = (wanted: string) => of(wanted).map(oneLine).join(' ') || undefined
  const hidden = [...of('internal'), ...of('workspace')]
  const params = of('param').map((param) => {
    const [name = '', ...words] = oneLine(param).split(' ')
    return [name, words.join(' ').replace(/^- /, '')] as const
  })
  return {
    says: oneLine(`${text.slice(0, marks[0]?.index)} ${hidden.join(' ')}`),
    params: new Map(params),
    returns: joined('returns'),
    throws: joined('throws'),
    examples: of('example').map(code),
    usual: joined('default'),
    internal: hidden.length > 0,
  }
}

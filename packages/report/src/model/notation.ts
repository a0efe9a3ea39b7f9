/** A parsed side of an equation. Truth is 1, falsehood 0. */
export type Node =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'draw'; readonly decision: string; readonly k: number }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Node[] }
  | { readonly kind: 'over'; readonly name: string; readonly set: string; readonly of: Node }
  | { readonly kind: 'unary'; readonly op: '-' | 'not'; readonly of: Node }
  | { readonly kind: 'binary'; readonly op: string; readonly left: Node; readonly right: Node }

const word = /\s*(\d*\.?\d+(?:e-?\d+)?|[A-Za-z][\w]*(?:\.[A-Za-z]\w*)*|<=|>=|==|[-+*/^<>()[\],:])/y

/** Words and signs of a text with their places; throws a SyntaxError at what is neither. */
function wordsOf(text: string): readonly string[] {
  const words: string[] = []
  word.lastIndex = 0
  while (word.lastIndex < text.trimEnd().length) {
    const at = word.lastIndex
    const found = word.exec(text)
    if (found === null) throw new SyntaxError(`"${text}" cannot be read from "${text.slice(at)}" on`)
    words.push(found[1] ?? '')
  }
  return words
}

/** Binary signs from the loosest to the tightest. */
const levels: readonly (readonly string[])[] = [
  ['or'],
  ['and'],
  ['<', '<=', '>', '>=', '=='],
  ['+', '-'],
  ['*', '/'],
]

class Parser {
  private at = 0
  private readonly text: string
  private readonly words: readonly string[]

  constructor(text: string) {
    this.text = text
    this.words = wordsOf(text)
  }

  whole(): Node {
    const node = this.level(0)
    if (this.at < this.words.length) this.fail('an operator')
    return node
  }

  private fail(wanted: string): never {
    throw new SyntaxError(`"${this.text}" has "${this.words[this.at] ?? 'its end'}" where ${wanted} belongs`)
  }

  private take(wanted: string): void {
    if (this.words[this.at] !== wanted) this.fail(`"${wanted}"`)
    this.at++
  }

  private next(): string {
    return this.words[this.at] ?? ''
  }

  private level(depth: number): Node {
    const signs = levels[depth]
    if (signs === undefined) return this.prefixed()
    let left = this.level(depth + 1)
    while (signs.includes(this.next())) {
      const op = this.next()
      this.at++
      left = { kind: 'binary', op, left, right: this.level(depth + 1) }
    }
    return left
  }

  private prefixed(): Node {
    const op = this.next()
    if (op !== '-' && op !== 'not') return this.power()
    this.at++
    return { kind: 'unary', op, of: this.prefixed() }
  }

  private power(): Node {
    const left = this.atom()
    if (this.next() !== '^') return left
    this.at++
    return { kind: 'binary', op: '^', left, right: this.prefixed() }
  }

  private atom(): Node {
    const found = this.next()
    this.at++
    if (found === '(') {
      const inner = this.level(0)
      this.take(')')
      return inner
    }
    if (/^[\d.]/.test(found)) return { kind: 'number', value: Number(found) }
    if (!/^[A-Za-z]/.test(found)) {
      this.at--
      this.fail('a number, a name or "("')
    }
    if (found === 'u' && this.next() === '[') return this.draw()
    return this.next() === '(' ? this.call(found) : { kind: 'name', name: found }
  }

  /** u[decision] or u[decision, k]; the name of a decision may have hyphens. */
  private draw(): Node {
    this.take('[')
    let decision = ''
    while (this.next() !== ']' && this.next() !== ',' && this.next() !== '') {
      decision += this.next()
      this.at++
    }
    let k = 0
    if (this.next() === ',') {
      this.at++
      k = Number(this.next())
      this.at++
    }
    this.take(']')
    return { kind: 'draw', decision, k }
  }

  private call(name: string): Node {
    this.take('(')
    if (this.words[this.at + 1] === ':') {
      const set = this.next()
      this.at += 2
      const of = this.level(0)
      this.take(')')
      return { kind: 'over', name, set, of }
    }
    const args = [this.level(0)]
    while (this.next() === ',') {
      this.at++
      args.push(this.level(0))
    }
    this.take(')')
    return { kind: 'call', name, args }
  }
}

/** @internal Parses one side of an equation; throws a SyntaxError that says what stands where something else belongs. */
export const parseSide = (text: string): Node => new Parser(text).whole()

/** What a side is made of. */
export type Parts = {
  readonly names: readonly string[]
  readonly draws: readonly string[]
  readonly numbers: readonly number[]
  readonly calls: readonly string[]
  readonly sets: readonly string[]
}

function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'call':
      return node.args
    case 'over':
    case 'unary':
      return [node.of]
    case 'binary':
      return [node.left, node.right]
    case 'number':
    case 'name':
    case 'draw':
      return []
  }
}

const nodesOf = (node: Node): readonly Node[] => [node, ...childrenOf(node).flatMap(nodesOf)]
const distinct = <T>(list: readonly T[]): readonly T[] => [...new Set(list)]

/** Names, draws, numbers and calls of a side, each once, in order of appearance. */
export function partsOf(text: string): Parts {
  const nodes = nodesOf(parseSide(text))
  return {
    names: distinct(nodes.flatMap((node) => (node.kind === 'name' ? node.name : []))),
    draws: distinct(nodes.flatMap((node) => (node.kind === 'draw' ? node.decision : []))),
    numbers: distinct(nodes.flatMap((node) => (node.kind === 'number' ? node.value : []))),
    calls: distinct(nodes.flatMap((node) => (node.kind === 'call' || node.kind === 'over' ? node.name : []))),
    sets: distinct(nodes.flatMap((node) => (node.kind === 'over' ? node.set : []))),
  }
}

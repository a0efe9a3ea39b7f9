import type { Block, Choice, Item, Node } from './graph.ts'
import type { Kernel } from './kernel.ts'

/** How often a node is used, and the block of a use. */
type Use = { readonly times: number; readonly block: Block }

/** Nodes that something with an effect needs. */
function usesOf(blocks: readonly Block[]): ReadonlyMap<Node, Use> {
  const uses = new Map<Node, Use>()
  const choices = new Map<Node, Choice>()
  const collect = (block: Block) => {
    for (const item of block.items) {
      if (item.type === 'choice') for (const { node } of item.choice.outs) choices.set(node, item.choice)
      if (item.type === 'guard') collect(item.body)
    }
  }
  const use = (node: Node, block: Block): void => {
    const before = uses.get(node)?.times ?? 0
    uses.set(node, { times: before + 1, block })
    if (before > 0) return
    for (const argument of node.args) use(argument, node.block)
    const choice = choices.get(node)
    if (choice === undefined) return
    use(choice.on, node.block)
    for (const out of choice.outs) {
      if (out.node !== node) continue
      use(out.yes, choice.yes)
      use(out.no, choice.no)
    }
  }
  const roots = (block: Block): void => {
    for (const item of block.items) {
      if (item.type === 'set') use(item.node, block)
      if (item.type === 'node' && item.node.kind === 'none') use(item.node, block)
      if (item.type === 'guard') {
        use(item.on, block)
        roots(item.body)
      }
    }
  }
  for (const block of blocks) collect(block)
  for (const block of blocks) roots(block)
  return uses
}

/** Lines of a block. A pure node used once in its own block stands where it is used, any other has a local. */
class Writer {
  readonly lines: string[] = []
  readonly locals: string[] = []
  readonly #uses: ReadonlyMap<Node, Use>

  constructor(uses: ReadonlyMap<Node, Use>) {
    this.#uses = uses
  }

  #isFree({ op, fixed }: Node): boolean {
    return !fixed && (op === 'local.get' || op === 'i32.const')
  }

  #isInline(node: Node, block: Block): boolean {
    const use = this.#uses.get(node)
    return (
      this.#isFree(node) || (!node.fixed && use?.times === 1 && node.block === block && use.block === block)
    )
  }

  #text(node: Node, block: Block): string {
    const args = node.args.map((a) => this.#operand(a, block))
    return `(${[node.op, node.immediate, ...args].filter((part) => part !== '').join(' ')})`
  }

  #operand(node: Node, block: Block): string {
    return this.#isInline(node, block) ? this.#text(node, block) : `(local.get $${node.id})`
  }

  #keep(node: Node, text: string): void {
    this.lines.push(`(local.set $${node.id} ${text})`)
  }

  #choice({ on, yes, no, outs }: Choice, block: Block): void {
    const used = outs.filter(({ node }) => this.#uses.has(node))
    if (used.length === 0) return
    for (const { node } of used) this.locals.push(`(local $${node.id} ${node.kind})`)
    const arm = (inner: Block, pick: 'yes' | 'no') => {
      this.block(inner)
      for (const out of used) this.#keep(out.node, this.#operand(out[pick], inner))
    }
    this.lines.push(`(if ${this.#operand(on, block)} (then`)
    arm(yes, 'yes')
    this.lines.push(') (else')
    arm(no, 'no')
    this.lines.push('))')
  }

  #item(item: Item, block: Block): void {
    switch (item.type) {
      case 'set':
        this.lines.push(`(local.set $${item.name} ${this.#operand(item.node, block)})`)
        break
      case 'guard':
        this.lines.push(`(if ${this.#operand(item.on, block)} (then`)
        this.block(item.body)
        this.lines.push('))')
        break
      case 'choice':
        this.#choice(item.choice, block)
        break
      case 'node':
        this.#node(item.node, block)
    }
  }

  #node(node: Node, block: Block): void {
    if (!this.#uses.has(node)) return
    if (node.kind === 'none') this.lines.push(this.#text(node, block))
    else if (!this.#isInline(node, block)) {
      this.locals.push(`(local $${node.id} ${node.kind})`)
      this.#keep(node, this.#text(node, block))
    }
  }

  block(block: Block): void {
    for (const item of block.items) this.#item(item, block)
  }
}

const kinds = { pointer: 'i32', int: 'i32', f64: 'f64' } as const

function functionText({ name, parameters, graph }: Kernel): string {
  const writer = new Writer(usesOf([graph.before, graph.rows, graph.after]))
  writer.block(graph.before)
  writer.lines.push('(loop $rows')
  writer.block(graph.rows)
  writer.lines.push('(br_if $rows (i32.lt_s (local.get $row) (local.get $to))))')
  writer.block(graph.after)
  return [
    `(func (export "${name}") (param $from i32) (param $to i32)`,
    ...parameters.map((p) => `(param $${p.name} ${kinds[p.kind]})`),
    ...[...graph.variables].map(([variable, kind]) => `(local $${variable} ${kind})`),
    ...writer.locals,
    ...writer.lines,
    ')',
  ].join('\n')
}

/** WebAssembly text of kernels over an imported memory; each takes at least one block of four rows, and only full ones. */
export function moduleText(kernels: readonly Kernel[]): string {
  return ['(module', '(import "kernel" "memory" (memory 1))', ...kernels.map(functionText), ')', ''].join(
    '\n',
  )
}

/** A WebAssembly instruction with its operands; `none` leaves nothing. */
export type Kind = 'v128' | 'i32' | 'f64' | 'none'

/**
 * One instruction. Equal pure instructions are one node. A `fixed` one reads memory or a variable and stays where it stands.
 */
export type Node = {
  readonly id: number
  readonly op: string
  readonly immediate: string
  readonly args: readonly Node[]
  readonly kind: Kind
  readonly block: Block
  readonly fixed: boolean
}

/** Either way gives the values of `outs`. */
export type Choice = {
  readonly on: Node
  readonly yes: Block
  readonly no: Block
  readonly outs: readonly { readonly node: Node; readonly yes: Node; readonly no: Node }[]
}

export type Item =
  | { readonly type: 'node'; readonly node: Node }
  | { readonly type: 'set'; readonly name: string; readonly node: Node }
  | { readonly type: 'guard'; readonly on: Node; readonly body: Block }
  | { readonly type: 'choice'; readonly choice: Choice }

/** A straight run of instructions; an inner block sees the nodes of the outer ones. */
export type Block = {
  readonly outer: Block | undefined
  readonly items: Item[]
  readonly table: Map<string, Node>
}

const openBlock = (outer?: Block): Block => ({ outer, items: [], table: new Map() })

/** A read of a column or variable, with the operands of its instruction. */
export type Read = {
  readonly of: string
  readonly at?: readonly Node[]
  readonly immediate?: string
}

/** The function being built: `before` runs once, `rows` once per four rows, `after` once. */
export class Graph {
  readonly before = openBlock()
  readonly rows = openBlock(this.before)
  readonly after = openBlock(this.before)
  /** Variables that live across iterations, with their WebAssembly type. */
  readonly variables = new Map<string, Kind>()
  /** How each column is used. */
  readonly uses = new Map<string, Set<string>>()
  #block = this.before
  #ids = 0
  readonly #versions = new Map<string, number>()

  get block(): Block {
    return this.#block
  }

  /** Runs `build` with instructions going to `block`. */
  inside<T>(block: Block, build: () => T): T {
    const old = this.#block
    this.#block = block
    try {
      return build()
    } finally {
      this.#block = old
    }
  }

  /** A block inside the present one. */
  nested(): Block {
    return openBlock(this.#block)
  }

  #find(key: string): Node | undefined {
    for (let block: Block | undefined = this.#block; block !== undefined; block = block.outer) {
      const node = block.table.get(key)
      if (node !== undefined) return node
    }
    return undefined
  }

  #add(block: Block, key: string, parts: Omit<Node, 'id' | 'block'>): Node {
    const node = { id: this.#ids++, block, ...parts }
    block.table.set(key, node)
    block.items.push({ type: 'node', node })
    return node
  }

  /** A pure instruction: computed once, before the rows where its operands are. */
  pure(kind: Kind, op: string, args: readonly Node[], immediate = ''): Node {
    const key = `${op} ${immediate} ${args.map((a) => a.id).join(' ')}`
    const found = this.#find(key)
    if (found !== undefined) return found
    const once = args.every((a) => a.block === this.before)
    return this.#add(once ? this.before : this.#block, key, { op, immediate, args, kind, fixed: false })
  }

  /** A vector instruction. */
  vector(op: string, ...args: readonly Node[]): Node {
    return this.pure('v128', op, args)
  }

  /** What a column or a variable holds now; an effect on it or a set makes this a new instruction. */
  read(kind: Kind, op: string, { of, at = [], immediate = '' }: Read): Node {
    const version = this.#versions.get(of) ?? 0
    const key = `${op} ${immediate} ${of}:${version} ${at.map((a) => a.id).join(' ')}`
    return this.#find(key) ?? this.#add(this.#block, key, { op, immediate, args: at, kind, fixed: true })
  }

  /** Later reads of `what` are new ones. */
  changed(what: string): void {
    this.#versions.set(what, (this.#versions.get(what) ?? 0) + 1)
  }

  /** A parameter of the function. */
  parameter(kind: Kind, name: string): Node {
    return this.pure(kind, 'local.get', [], `$${name}`)
  }

  get(name: string): Node {
    const kind = this.variables.get(name)
    if (kind === undefined) throw new Error(`no variable ${name}`)
    return this.read(kind, 'local.get', { of: `variable ${name}`, immediate: `$${name}` })
  }

  set(name: string, node: Node): void {
    this.variables.set(name, node.kind)
    this.#block.items.push({ type: 'set', name, node })
    this.changed(`variable ${name}`)
  }

  /** An instruction for its effect on `what`. */
  effect(op: string, what: string, args: readonly Node[], immediate = ''): void {
    const node: Node = {
      id: this.#ids++,
      op,
      immediate,
      args,
      kind: 'none',
      block: this.#block,
      fixed: true,
    }
    this.#block.items.push({ type: 'node', node })
    this.changed(what)
  }

  guard(on: Node, build: () => void): void {
    const body = this.nested()
    this.#block.items.push({ type: 'guard', on, body })
    this.inside(body, build)
  }

  /** The values that `yes` builds where `on` is not 0, else those of `no`. */
  choose(on: Node, yes: () => readonly Node[], no: () => readonly Node[]): readonly Node[] {
    const blocks = { yes: this.nested(), no: this.nested() }
    const found = { yes: this.inside(blocks.yes, yes), no: this.inside(blocks.no, no) }
    const outs = found.yes.map((node, k) => {
      const other = found.no[k] ?? node
      const out: Node = { ...node, id: this.#ids++, op: 'out', args: [], block: this.#block, fixed: true }
      return { node: out, yes: node, no: other }
    })
    this.#block.items.push({ type: 'choice', choice: { on, ...blocks, outs } })
    return outs.map(({ node }) => node)
  }
}

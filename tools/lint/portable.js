import { isBuiltin } from 'node:module'

/**
 * `**` compiles to the platform's power function, whose last bit differs between machines; digests must not.
 * oxlint has no rule for an operator, so this plugin holds the one we need.
 */
const exponentOperator = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const check = (node) => {
      if (node.operator === '**' || node.operator === '**=') {
        context.report({
          node,
          message:
            '`**` is not the same to the last bit on every machine; multiply, or use a portable function',
        })
      }
    }
    return { BinaryExpression: check, AssignmentExpression: check }
  },
}

/** Modules of node that neither reach outside nor give another answer elsewhere. */
const harmless = new Set(['node:crypto'])

const isName = (node) => node.type === 'Literal' && typeof node.value === 'string'

/** `Math` in `Math.sqrt`. */
const isMember = (node) =>
  node.parent.type === 'MemberExpression' &&
  node.parent.object === node &&
  (!node.parent.computed || isName(node.parent.property))

/** `Math` in `a.Math` or `{ Math: 1 }`: a name of somebody else. */
const isKey = (node) =>
  (node.parent.property === node || node.parent.key === node) && node.parent.computed !== true

/**
 * The bans on names and modules are by name. This closes the ways around them: the global object, `Math` under another name or with a
 * name that is made at run time, modules of node that nobody thought of, and `require`.
 */
const noWayAround = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const module = (node) => {
      const { source } = node
      if (source === null || source === undefined) return
      if (!isName(source)) {
        context.report({ node: source, message: 'name the module that is imported' })
      } else if (isBuiltin(source.value) && !harmless.has(source.value)) {
        context.report({
          node: source,
          message: `${source.value} is reached through packages/tui/src/outside.ts, if at all`,
        })
      }
    }
    return {
      ImportDeclaration: module,
      ExportNamedDeclaration: module,
      ExportAllDeclaration: module,
      ImportExpression: module,
      Identifier(node) {
        if (isKey(node)) return
        if (node.name === 'Math' && !isMember(node))
          context.report({ node, message: 'write Math.name, so that the bans on its functions hold' })
        if (['globalThis', 'global', 'require'].includes(node.name))
          context.report({ node, message: `${node.name} goes around the bans on globals and modules` })
      },
    }
  },
}

export default {
  meta: { name: 'portable' },
  rules: { 'no-exponent-operator': exponentOperator, 'no-way-around': noWayAround },
}

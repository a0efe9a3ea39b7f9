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

export default { meta: { name: 'portable' }, rules: { 'no-exponent-operator': exponentOperator } }

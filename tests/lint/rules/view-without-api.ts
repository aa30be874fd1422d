import type { Rule } from 'eslint'

const API = /(^|\/)api\//

/** A view takes props and shows them: a component file named *View.tsx imports nothing of renderer/api. */
export const viewWithoutApi: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { api: 'A view takes props; its hook talks to renderer/api.' },
  },
  create(context) {
    if (!context.filename.endsWith('View.tsx')) return {}
    return {
      ImportDeclaration(node) {
        if (API.test(String(node.source.value))) context.report({ node, messageId: 'api' })
      },
    }
  },
}

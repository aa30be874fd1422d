import type { Rule } from 'eslint'
import type { Node } from 'estree'

const OWN = /^(\.{1,2}\/|#)/
const EXTENSION = /\.(ts|tsx|mjs|js|json|css)(\?\w+)?$/
const OTHER_TOP_FOLDER = /^(\.\.\/)+(shared|electron|renderer|resources)\//

/**
 * Imports of our own files carry the extension, so that Node runs the sources as they are; another top folder is
 * reached by its #name, so that a move inside a folder changes nothing outside it.
 */
export const importWithExtension: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      extension: 'An import of our own file carries its extension.',
      topFolder: 'Another top folder is imported by its #name.',
    },
  },
  create(context) {
    const check = (source: Node | null | undefined): void => {
      if (source?.type !== 'Literal' || typeof source.value !== 'string' || !OWN.test(source.value)) return
      if (!EXTENSION.test(source.value)) context.report({ node: source, messageId: 'extension' })
      if (OTHER_TOP_FOLDER.test(source.value)) context.report({ node: source, messageId: 'topFolder' })
    }
    return {
      ImportDeclaration: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      ExportAllDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
    }
  },
}

import type { Rule } from 'eslint'
import type { Node } from 'estree'

const HAN = /\p{Script=Han}/u

/**
 * No Chinese in code: what people read belongs to renderer/i18n and resources, where it can be read as a whole and
 * changed without touching behaviour. Comments may use a Chinese term; they are not looked at.
 */
export const noHan: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { han: 'Chinese text belongs to renderer/i18n or resources.' },
  },
  create(context) {
    const check = (node: Node, text: string): void => {
      if (HAN.test(text)) context.report({ node, messageId: 'han' })
    }
    return {
      Literal(node) {
        check(node, node.raw ?? '')
      },
      TemplateElement(node) {
        check(node, node.value.raw)
      },
      JSXText(node: Node) {
        // Not part of ESTree: the text between JSX tags.
        check(node, (node as Node & { readonly raw: string }).raw)
      },
    }
  },
}

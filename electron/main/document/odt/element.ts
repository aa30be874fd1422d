import type { ImportFindingCode } from '../finding.ts'

/** Subtrees that nobody sees in the text, with the finding that says so. */
export const ASIDE: ReadonlyMap<string, ImportFindingCode> = new Map<string, ImportFindingCode>([
  ['office:annotation', 'import.commentsDropped'],
  ['form:form', 'import.formFields'],
  ['office:event-listeners', 'import.macros'],
  ['text:script', 'import.macros'],
  ['text:variable-decl', 'import.documentVariables'],
  ['text:user-field-decl', 'import.documentVariables'],
  ['text:dde-connection-decl', 'import.externalReference'],
  ['text:ruby-text', 'import.phoneticGuide'],
  ['text:hidden-text', 'import.hiddenText'],
  ['text:hidden-paragraph', 'import.hiddenText'],
  ['table:covered-table-cell', 'import.hiddenText'],
  ['draw:object', 'import.embeddedObject'],
  ['draw:object-ole', 'import.embeddedObject'],
  ['draw:plugin', 'import.embeddedObject'],
  ['draw:applet', 'import.embeddedObject'],
  ['draw:floating-frame', 'import.embeddedObject'],
])
/** Drawn things that may hold text. */
export const SHAPE =
  /^draw:(?:text-box|custom-shape|rect|ellipse|circle|line|polyline|polygon|path|connector|caption|measure|regular-polygon)$/u

import { formText as words } from '#resources/text/form.ts'
import { mapDocumentText } from '#shared/domain/document/map-text.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { paragraph } from '../../form/parts.ts'

/** What stands in print for a character that no font has. */
export const codeOfCharacter = (character: string): string =>
  words.characterCode((character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0'))

/** The same with the code in place of each of these characters: what is in the log cannot be reworded to suit a font. */
export const spelledOut = (document: OfficialDocument, missing: string): OfficialDocument => {
  const codes = new Map([...missing].map((character) => [character, codeOfCharacter(character)]))
  const spelled = mapDocumentText(document, (text) =>
    [...text].map((character) => codes.get(character) ?? character).join(''),
  )
  return { ...spelled, body: [...spelled.body, paragraph(words.proof.codes)] }
}

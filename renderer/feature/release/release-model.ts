/** The document number (documentNumber in the glossary) as GB/T 9704-2012, 7.2.5 writes it: code of the organ, year in hexagonal brackets, number no ordinal prefix, no leading zeros. */
const DOCUMENT_NUMBER = /^[\u4e00-\u9fa5]{1,12}\u3014(?:19|20)\d{2}\u3015[1-9]\d{0,4}\u53f7$/u

/** Does the number look unusual? A hint only: what is printed is the person's decision. */
export const isOddDocumentNumber = (documentNumber: string): boolean =>
  documentNumber.trim() !== '' && !DOCUMENT_NUMBER.test(documentNumber.trim())

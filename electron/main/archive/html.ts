/** Words as they stand in HTML, in an attribute too: nothing of them is read as markup. */
export const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`)

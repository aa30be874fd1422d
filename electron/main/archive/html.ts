/** Words as they stand in HTML, in an attribute too: nothing of them is read as markup. */
export const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`)

/** What `escape` was given. */
export const unescape = (text: string): string =>
  text.replace(/&#(\d{2});/g, (_, code: string) => String.fromCharCode(Number(code)))

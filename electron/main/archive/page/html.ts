/** Words as they stand in HTML, in an attribute too: nothing of them is read as markup. */
export const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`)

/** What `escape` was given. */
export const unescape = (text: string): string =>
  text.replace(/&#(\d{2});/g, (_, code: string) => String.fromCharCode(Number(code)))

/** What the cells of a page's tables say, in their order, without markup. In one pass, whoever made the page. */
export const cellsOf = (page: string): readonly string[] => {
  const cells: string[] = []
  for (let at = page.indexOf('<td'); at >= 0; at = page.indexOf('<td', at)) {
    const [begin, end] = [page.indexOf('>', at) + 1, page.indexOf('</td>', at)]
    if (begin === 0 || end < 0) break
    cells.push(unescape(withoutTags(page.slice(Math.min(begin, end), end))))
    at = end
  }
  return cells
}

const withoutTags = (markup: string): string =>
  markup
    .split('<')
    .map((piece, index) => (index === 0 ? piece : piece.slice(piece.indexOf('>') + 1)))
    .join('')

import { expect, it } from 'vitest'
import { toldEvents } from '#electron/main/archive/history/history.ts'
import { entriesOf, linksOf } from '#electron/main/archive/page/index-page.ts'

const row = (seq: string, said: string): string =>
  `<tr><td>${seq}</td><td>2026年3月2日 09:00</td><td>周小满（经办人）</td><td>送审<br>第1稿</td><td>${said}</td></tr>`

it('reads the lines of 办理过程 as they are told, and leaves out what is none', () => {
  const page = `<table>${row('1', '同意&#60;甲&#62;<br>请核')}<tr><td>二</td></tr>${row('2', '')}</table>`
  expect(toldEvents(page)).toEqual([
    { seq: 1, at: '2026年3月2日 09:00', who: '周小满（经办人）', what: '送审\n第1稿', said: '同意<甲>\n请核' },
    { seq: 2, at: '2026年3月2日 09:00', who: '周小满（经办人）', what: '送审\n第1稿', said: '' },
  ])
})

it.each(['甲', 'a', '<br>', '&#60;'])('leaves out a cell of megabytes of %s, made to end the reader', (piece) => {
  const said = piece.repeat(12_000_000)
  expect(toldEvents(`${row('1', said)}${row('2', '同意')}`).map(({ seq }) => seq)).toEqual([2])
  expect(linksOf(`<a href="${said}"><a href="a.txt">`)).toEqual(['a.txt'])
  expect(entriesOf(`<tr><td><a href="a.txt">${said}</a></td><td>a.txt</td><td class="n">1</td>`)).toEqual([])
})

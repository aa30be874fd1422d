import type { CDPSession, Page } from '@playwright/test'
import { EDITOR } from '#renderer/i18n/editor.ts'
import { INBOX } from '#renderer/i18n/inbox.ts'
import { expect, officeTest as test, type Workstation } from '../fixture/workstation.ts'
import { casePage } from '../page/case-page.ts'
import { unlock } from '../page/gate-page.ts'
import { people } from '../page/people.ts'

/** What the editor holds, a line each, with the part that it is. */
const outline = (page: Page): Promise<readonly string[]> =>
  page
    .locator('.official-text [data-part]')
    .evaluateAll((lines) => lines.map((line) => `${line.getAttribute('data-part') ?? ''} ${line.textContent ?? ''}`))

const expectOutline = (page: Page, expected: readonly string[]): Promise<void> =>
  expect.poll(() => outline(page)).toEqual(expected)

const newDraft = async ({ window: page }: Workstation): Promise<void> => {
  await unlock(page, people.drafter)
  await page.getByRole('button', { name: INBOX.blank, exact: true }).click()
  await page.locator('.official-text').waitFor()
}

/** Pinyin as an input method sends it: letters that grow, then the characters chosen for them. */
const compose = async (session: CDPSession, letters: readonly string[], chosen: string): Promise<void> => {
  for (const text of letters) {
    await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  }
  await session.send('Input.insertText', { text: chosen })
}
const PINYIN = ['n', 'ni', 'ni h', 'ni hao']

const pasteHtml = (page: Page, html: string, text: string): Promise<void> =>
  page.locator('.official-text').evaluate(
    (element, data) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/html', data.html)
      clipboardData.setData('text/plain', data.text)
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    },
    { html, text },
  )

test('a document is typed with headings, a table and its ending, and undone after the program was killed', async ({
  workstation,
}) => {
  await newDraft(workstation)
  const { window: page } = workstation
  const { keyboard } = page
  const line = (part: string) => page.locator(`.official-text [data-part="${part}"]`)
  await line('title').click()
  await keyboard.insertText('关于开展安全检查的通知')
  await keyboard.press('Enter')
  await keyboard.insertText('各乡镇人民政府：')
  await page.getByRole('button', { name: EDITOR.addPart }).click()
  await page.getByRole('menuitem', { name: EDITOR.parts.addressee }).click()
  await keyboard.press('Enter')
  await keyboard.insertText('总体要求')
  await keyboard.press('Control+1')
  await keyboard.press('Enter')
  await keyboard.type('要求如下,请照办。')
  await keyboard.press('Enter')
  await keyboard.insertText('（一）排查范围')
  await keyboard.press('Enter')
  await page.getByRole('button', { name: EDITOR.table.menu }).click()
  await page.getByRole('menuitem', { name: '2 × 2' }).click()
  for (const text of ['乡镇', '隐患数', '云溪镇', '12']) {
    await keyboard.insertText(text)
    await keyboard.press('Tab')
  }
  await page.getByRole('button', { name: EDITOR.addPart }).click()
  await page.getByRole('menuitem', { name: EDITOR.parts.date }).click()
  await keyboard.insertText('2026年9月8日')
  const written = [
    'title 关于开展安全检查的通知',
    'addressee 各乡镇人民政府：',
    'heading1 一、总体要求',
    'paragraph 要求如下，请照办。',
    'heading2 （一）排查范围',
    'cellLine 乡镇',
    'cellLine 隐患数',
    'cellLine 云溪镇',
    'cellLine 12',
  ]
  await expect
    .poll(async () => (await outline(page)).filter((text) => text !== 'paragraph '))
    .toContain('date 2026年9月8日')
  expect((await outline(page)).slice(0, 9)).toEqual(written)
  await workstation.picture('01-编辑')
  await page.waitForTimeout(1200)
  await casePage(page).waitSaved()

  await workstation.kill()
  await workstation.restart()
  const after = workstation.window
  await unlock(after, people.drafter)
  await casePage(after).open('关于开展安全检查的通知')
  await expect(after.locator('.official-text [data-part="date"]')).toHaveText('2026年9月8日')
  await after.locator('.official-text [data-part="title"]').click()
  await after.keyboard.press('Control+z')
  await expect.poll(() => outline(after)).not.toContain('date 2026年9月8日')
  for (let step = 0; step < 40; step += 1) await after.keyboard.press('Control+z')
  await expectOutline(after, ['title ', 'paragraph '])
  for (let step = 0; step < 40; step += 1) await after.keyboard.press('Control+y')
  expect((await outline(after)).slice(0, 9)).toEqual(written)
})

test('Chinese is composed anywhere without a letter lost or doubled', async ({ workstation }) => {
  await newDraft(workstation)
  const { window: page } = workstation
  const { keyboard } = page
  const session = await page.context().newCDPSession(page)
  const part = (name: string) => page.locator(`.official-text [data-part="${name}"]`)

  await part('title').click()
  await compose(session, PINYIN, '你好')
  await expectOutline(page, ['title 你好', 'paragraph '])

  // Inside a word that is marked: the marks move, the text that is being composed is left alone.
  await keyboard.press('Enter')
  await keyboard.insertText('前机密后')
  // The caret has moved, and the editor was not told yet: what is drawn or done just then leaves it where it is.
  await page.evaluate((name) => {
    const button = [...document.querySelectorAll('button')].find((one) => one.textContent === name)
    const line = document.querySelector('.official-text [data-part="paragraph"]')?.firstChild
    if (button === undefined || line === undefined) throw new Error('no button or no line')
    getSelection()?.collapse(line, 1)
    button.click()
  }, EDITOR.renumber)
  await keyboard.insertText('头')
  await expectOutline(page, ['title 你好', 'paragraph 前头机密后'])
  await keyboard.press('Backspace')
  await keyboard.press('Control+f')
  await page.getByLabel(EDITOR.search.find).fill('机密')
  await expect(page.locator('.find-match')).toHaveText('机密')
  await part('paragraph').click()
  await keyboard.press('Home')
  await keyboard.press('ArrowRight')
  await keyboard.press('ArrowRight')
  await compose(session, PINYIN, '你好')
  await expectOutline(page, ['title 你好', 'paragraph 前机你好密后'])
  await expect(page.locator('.find-match')).toHaveCount(0)
  await page.getByLabel(EDITOR.search.find).press('Escape')

  // Over a selection, which it replaces.
  await part('paragraph').click()
  await keyboard.press('Home')
  for (let step = 0; step < 4; step += 1) await keyboard.press('Shift+ArrowRight')
  await compose(session, ['s', 'shi'], '是')
  await expectOutline(page, ['title 你好', 'paragraph 是密后'])

  // Right after a change of the line's kind.
  await keyboard.press('End')
  await keyboard.press('Control+1')
  await compose(session, PINYIN, '你好')
  await expectOutline(page, ['title 你好', 'heading1 一、是密后你好'])
  await keyboard.press('Enter')
  await compose(session, PINYIN, '你好')
  await keyboard.press('Backspace')
  await compose(session, ['m'], '们')
  await expectOutline(page, ['title 你好', 'heading1 一、是密后你好', 'paragraph 你们'])

  // In a cell.
  await keyboard.press('Enter')
  await page.getByRole('button', { name: EDITOR.table.menu }).click()
  await page.getByRole('menuitem', { name: '2 × 2' }).click()
  await compose(session, PINYIN, '你好')
  await keyboard.press('Tab')
  await compose(session, ['s', 'shi'], '是')
  await expect
    .poll(async () => (await outline(page)).slice(3))
    .toEqual(['cellLine 你好', 'cellLine 是', 'cellLine ', 'cellLine ', 'paragraph '])

  // A composition that is given up leaves nothing, and half-composed letters are never saved.
  await page.waitForTimeout(1000)
  await session.send('Input.imeSetComposition', { text: 'zhong', selectionStart: 5, selectionEnd: 5 })
  await page.waitForTimeout(1500)
  await session.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 })
  await expect.poll(async () => (await outline(page)).slice(3, 5)).toEqual(['cellLine 你好', 'cellLine 是'])
  await keyboard.insertText('非')
  await expect.poll(async () => (await outline(page)).slice(3, 5)).toEqual(['cellLine 你好', 'cellLine 是非'])

  // Faster than the page is painted: what is committed into a line just opened stands before the caret.
  await part('paragraph').last().click()
  for (let round = 0; round < 30; round += 1) {
    await keyboard.insertText('要求如下。')
    await keyboard.press('Enter')
    await keyboard.insertText('（一）排查范围')
    await keyboard.press('Enter')
  }
  await expect
    .poll(async () => (await outline(page)).slice(7, -1))
    .toEqual(Array.from({ length: 30 }, () => ['paragraph 要求如下。', 'heading2 （一）排查范围']).flat())
})

test('what is pasted from Word keeps its structure, and words are found and replaced', async ({ workstation }) => {
  await newDraft(workstation)
  const { window: page } = workstation
  await page.locator('.official-text [data-part="title"]').click()
  const html = `<html><body><p class=MsoTitle><b>关于安全检查的通知</b></p><p class=MsoNormal style='color:red'>各乡镇人民政府：</p>
<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>一、<span>&nbsp;&nbsp;</span></span>检查范围</p><p>全县各乡镇。</p>
<table><tr><td colspan=2>各乡镇隐患</td></tr><tr><td>云溪镇</td><td>12</td></tr></table><p>各乡镇按月报送。</p></body></html>`
  await pasteHtml(page, html, '无')
  const pasted = [
    'title 关于安全检查的通知',
    'paragraph 各乡镇人民政府：',
    'heading1 一、检查范围',
    'paragraph 全县各乡镇。',
    'cellLine 各乡镇隐患',
    'cellLine 云溪镇',
    'cellLine 12',
    'paragraph 各乡镇按月报送。',
  ]
  await expectOutline(page, pasted)
  await page.keyboard.press('Control+h')
  await page.getByLabel(EDITOR.search.find).fill('各乡镇')
  await expect(page.locator('.find-match')).toHaveCount(4)
  await workstation.picture('02-查找')
  await page.getByLabel(EDITOR.search.replaceWith).fill('各镇街')
  await page.getByRole('button', { name: EDITOR.search.replaceAll, exact: true }).click()
  await expectOutline(
    page,
    pasted.map((text) => text.replace('各乡镇', '各镇街')),
  )
  await page.getByLabel(EDITOR.search.find).press('Escape')
  await page.keyboard.press('Control+z')
  await expectOutline(page, pasted)
  await page.keyboard.press('F1')
  await expect(page.getByRole('dialog', { name: EDITOR.shortcuts })).toBeVisible()
  await workstation.picture('03-快捷键')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: EDITOR.shortcuts })).toBeHidden()

  await page.keyboard.press('Control+End')
  await pasteHtml(page, '', '绝密★30年')
  await expect(page.getByText('保守国家秘密法').first()).toBeVisible()
  expect((await outline(page)).join()).not.toContain('绝密')
})

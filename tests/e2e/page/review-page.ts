import { expect, type Page } from '@playwright/test'
import { REMARK } from '#renderer/i18n/remark.ts'
import { REVIEW } from '#renderer/i18n/review.ts'

/** The review window by what people read on it. */
export const reviewPage = (page: Page) => {
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  return {
    button,
    show: (mode: keyof typeof REVIEW.modes) =>
      page.locator('.review-bar').getByText(REVIEW.modes[mode], { exact: true }).click(),
    /** Marks these words on the page, as with the pointer. */
    select: (words: string): Promise<void> =>
      page.evaluate((wanted) => {
        const root = document.querySelector('.work-main')
        if (root === null) throw new Error('there is a page')
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const at = node.textContent?.indexOf(wanted) ?? -1
          if (at < 0) continue
          getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length)
          return
        }
        throw new Error(`nothing says ${wanted}`)
      }, words),
    /** What a screen reader is told in the marked insertion of these words, piece by piece (Chromium's accessibility tree). */
    spokenAround: async (words: string): Promise<readonly unknown[]> => {
      const client = await page.context().newCDPSession(page)
      const { nodes } = await client.send('Accessibility.getFullAXTree')
      await client.detach()
      const byId = new Map(nodes.map((node) => [node.nodeId, node]))
      const textsIn = (id: string): readonly unknown[] => {
        const node = byId.get(id)
        if (node?.role?.value === 'StaticText') return [node.name?.value]
        return node?.childIds?.flatMap(textsIn) ?? []
      }
      const insertions = nodes.filter(({ role }) => role?.value === 'insertion').map(({ nodeId }) => textsIn(nodeId))
      return insertions.find((texts) => texts.includes(words)) ?? []
    },
    remark: async (text: string): Promise<void> => {
      await page.getByLabel(REMARK.text, { exact: true }).fill(text)
      await button(REMARK.make).click()
      await expect(page.locator('.remark').filter({ hasText: text })).toBeVisible()
    },
    /** Rewords a line in its place; what it says is typed anew. */
    reword: async (line: string, words: string): Promise<void> => {
      await page.getByRole('button', { name: REMARK.suggest.edit(line), exact: true }).click()
      await page.getByLabel(REMARK.suggest.text, { exact: true }).fill(words)
      await button(REMARK.suggest.done).click()
    },
    /** Rests the pointer on these words, as the text is painted. */
    pointAt: async (words: string): Promise<void> => {
      const at = await page.evaluate((wanted) => {
        const root = document.querySelector('.work-main')
        const walker = document.createTreeWalker(root ?? document.body, NodeFilter.SHOW_TEXT)
        const range = document.createRange()
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const start = node.textContent?.indexOf(wanted) ?? -1
          if (start < 0) continue
          range.setStart(node, start)
          range.setEnd(node, start + wanted.length)
          const { x, y, width, height } = range.getBoundingClientRect()
          return { x: x + width / 2, y: y + height / 2 }
        }
        throw new Error(`nothing says ${wanted}`)
      }, words)
      await page.mouse.move(at.x, at.y)
    },
    remarkItem: (text: string) => page.locator('.remark').filter({ hasText: text }),
    current: page.locator('.change-current'),
  }
}

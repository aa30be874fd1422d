import { expect, type Page } from '@playwright/test'

/** The editor as a person sees it: the title and the lines below it. */
export const editorPage = (page: Page) => {
  const root = page.locator('.official-text')
  const title = root.locator('[data-part="title"]')
  const lines = (): Promise<string[]> =>
    root.evaluate((text) =>
      [...text.querySelectorAll('[data-part]')]
        .filter((line) => line.getAttribute('data-part') !== 'title')
        .map((line) => (line.textContent ?? '').trim())
        .filter((line) => line !== ''),
    )
  const paste = (text: string): Promise<void> =>
    root.evaluate((element, plain) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', plain)
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }, text)
  return {
    root,
    title,
    lines,
    paste,
    expectTitle: (text: string) => expect(title).toHaveText(text),
    expectLines: (expected: readonly string[]) => expect.poll(lines, { timeout: 15_000 }).toEqual(expected),
    /** Everything anew: the title typed, the lines below it pasted. */
    write: async (heading: string, text: readonly string[]): Promise<void> => {
      await title.click()
      await page.keyboard.press('Control+A')
      await page.keyboard.press('Delete')
      await page.keyboard.insertText(heading)
      await page.keyboard.press('Enter')
      await paste(text.join('\n'))
      await expect.poll(lines).toEqual(text)
    },
    /** Behind the last character of the line that says this. */
    caretAfter: async (text: string): Promise<void> => {
      await root.locator('[data-part]').filter({ hasText: text }).first().click()
      await page.keyboard.press('End')
    },
    /** Selects these words where they stand first, and types others over them. */
    replace: async (words: string, others: string): Promise<void> => {
      await root.evaluate((element, wanted) => {
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const at = node.textContent?.indexOf(wanted) ?? -1
          if (at < 0) continue
          ;(element as HTMLElement).focus()
          getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length)
          return
        }
        throw new Error(`nothing says ${wanted}`)
      }, words)
      await page.waitForTimeout(50)
      await page.keyboard.insertText(others)
      await expect(root).toContainText(others)
    },
  }
}

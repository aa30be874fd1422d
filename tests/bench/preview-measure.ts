import type { Page } from '@playwright/test'

const KEYS = 30

export interface PreviewTimes {
  /** From the key to the frame that shows its page anew, in the order of the keys. */
  readonly refreshMs: readonly number[]
}

/**
 * Opens the preview beside a draft whose caret stands in its text, and types: one key at a time, each waited for until the
 * drawn page has changed. The page of the caret must be the one that is drawn.
 */
export const measurePreview = async (window: Page): Promise<PreviewTimes> => {
  await window.getByRole('tab', { name: '预览', exact: true }).click()
  await window.locator('.preview-sheet').first().waitFor({ timeout: 60_000 })
  await window.locator('.official-text').focus()
  await window.waitForTimeout(2000)
  await window.evaluate(() => {
    const times: number[] = []
    Object.assign(globalThis, { refreshTimes: times })
    const drawn = (): string => document.querySelector('.preview-strip')?.textContent ?? ''
    document.addEventListener(
      'keydown',
      ({ timeStamp }) => {
        const before = drawn()
        const look = (): void => {
          if (drawn() === before) requestAnimationFrame(look)
          else times.push(performance.now() - timeStamp)
        }
        requestAnimationFrame(look)
      },
      true,
    )
  })
  for (let key = 0; key < KEYS; key += 1) {
    await window.keyboard.press('a')
    await window.waitForFunction(
      (count) => (globalThis as unknown as { refreshTimes: number[] }).refreshTimes.length === count,
      key + 1,
      { timeout: 10_000 },
    )
    await window.waitForTimeout(150)
  }
  return {
    refreshMs: await window.evaluate(() => (globalThis as unknown as { refreshTimes: number[] }).refreshTimes),
  }
}

import { expect, type Locator, type Page } from '@playwright/test'
import { CONFIRM } from '#renderer/i18n/confirm.ts'
import { COMMON } from '#renderer/i18n/words.ts'
import { UNLOCK } from '#renderer/i18n/unlock.ts'
import type { Person } from './people.ts'

/** More than any way takes: who has not come there by then does not. */
const MOST_STEPS = 90

/**
 * A person without a mouse: what is not reached by Tab, arrows, Enter and Space is not reached.
 */
export const byKeyboard = (page: Page) => {
  const { keyboard } = page
  const holdsFocus = (place: Locator): Promise<boolean> =>
    place.evaluate((element) => element === document.activeElement || element.contains(document.activeElement))
  const stop = (): Promise<string> =>
    page.evaluate(() => {
      const at = document.activeElement
      if (!(at instanceof HTMLElement)) return ''
      return `${at.tagName} ${at.getAttribute('aria-label') ?? at.innerText.slice(0, 30)}`
    })
  /** Tab by Tab until the keyboard stands there. */
  const reach = async (place: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> => {
    await place.waitFor()
    const met: string[] = []
    for (let step = 0; step < MOST_STEPS; step += 1) {
      if (await holdsFocus(place)) return
      await keyboard.press(key)
      met.push(await stop())
    }
    throw new Error(`the keyboard does not come to ${String(place)}: ${met.join(' | ')}`)
  }
  const button = (name: string): Locator => page.getByRole('button', { name, exact: true })
  const inDialog = (name: string): Locator => page.getByRole('dialog').getByRole('button', { name, exact: true })
  const press = async (place: Locator): Promise<void> => {
    await expect(place).toBeEnabled()
    await reach(place)
    await keyboard.press('Enter')
  }
  /** What is asked for the password. */
  const confirm = async (person: Person): Promise<void> => {
    await expect(page.getByRole('dialog', { name: CONFIRM.title })).toBeVisible()
    await expect(page.getByRole('dialog').getByLabel(CONFIRM.password, { exact: true })).toBeFocused()
    await keyboard.type(person.password)
    await keyboard.press('Enter')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  return {
    reach,
    press,
    button,
    inDialog,
    confirm,
    key: (key: string) => keyboard.press(key),
    /** One of some, by the arrows once its group is reached; Space where nothing was chosen yet. */
    choose: async (group: Locator, answer: string): Promise<void> => {
      await reach(group)
      const wanted = group.getByRole('radio', { name: answer, exact: true })
      for (let step = 0; step < 12 && !(await holdsFocus(wanted)); step += 1) await keyboard.press('ArrowDown')
      if (!(await wanted.isChecked())) await keyboard.press('Space')
      expect(await wanted.isChecked()).toBe(true)
    },
    tick: async (box: Locator): Promise<void> => {
      await reach(box)
      await keyboard.press('Space')
      expect(await box.isChecked()).toBe(true)
    },
    write: async (field: Locator, text: string): Promise<void> => {
      await reach(field)
      await keyboard.insertText(text)
    },
    /** F6 from area to area of the drafting screen, until one holds this. */
    area: async (place: Locator): Promise<void> => {
      const inArea = (): Promise<boolean> =>
        place.evaluate((element) => {
          const at = document.activeElement?.closest('[role=region], section, aside')
          return at?.contains(element) === true
        })
      for (let step = 0; step < 4 && !(await inArea()); step += 1) await keyboard.press('F6')
    },
    /** To what stands above. */
    back: (place: Locator) => reach(place, 'Shift+Tab'),
    /** One of a list that opens. */
    pick: async (list: Locator, answer: string): Promise<void> => {
      await reach(list)
      await keyboard.press('ArrowDown')
      const option = page.locator('.ant-select-item-option-active').getByText(answer, { exact: true })
      for (let step = 0; step < 12 && !(await option.isVisible()); step += 1) await keyboard.press('ArrowDown')
      await keyboard.press('Enter')
    },
    /** From a tab of the screen to another. */
    tab: async (name: string): Promise<void> => {
      const wanted = page.getByRole('tab', { name, exact: true })
      await reach(page.getByRole('tablist').filter({ has: wanted }))
      for (let step = 0; step < 10 && !(await holdsFocus(wanted)); step += 1) await keyboard.press('ArrowRight')
      await keyboard.press('Enter')
      await expect(wanted).toHaveAttribute('aria-selected', 'true')
    },
    unlock: async (person: Person): Promise<void> => {
      const password = page.getByLabel(UNLOCK.password, { exact: true })
      await expect(password).toBeFocused()
      await keyboard.press('Shift+Tab')
      const wanted = page.getByRole('radio', { name: person.name })
      for (let step = 0; step < 12 && !(await holdsFocus(wanted)); step += 1) await keyboard.press('ArrowDown')
      await keyboard.press('Tab')
      await expect(password).toBeFocused()
      await keyboard.type(person.password)
      await keyboard.press('Enter')
      await expect(page.getByText(person.name).first()).toBeVisible()
      await page.getByRole('heading', { level: 1 }).waitFor()
    },
    lock: async (): Promise<void> => {
      await reach(button(COMMON.lock), 'Shift+Tab')
      await keyboard.press('Enter')
      await expect(page.getByLabel(UNLOCK.password, { exact: true })).toBeFocused()
    },
  }
}

import { DRAFTING } from '#renderer/i18n/drafting.ts'
import { INBOX } from '#renderer/i18n/inbox.ts'
import { expect, officeTest as test } from '../fixture/workstation.ts'
import { casePage } from '../page/case-page.ts'
import { unlock } from '../page/gate-page.ts'
import { people } from '../page/people.ts'

const TITLE = '关于开展排查的通知'
const OPENING = '各乡镇人民政府：'
const KEY_MS = 50
const LONGEST_LOSS_MS = 1_000

test('a program that is killed while one types has lost a second of it at most, and can still undo what it kept', async ({
  workstation,
}) => {
  const on = () => casePage(workstation.window)
  await unlock(workstation.window, people.drafter)
  await workstation.window.getByRole('button', { name: INBOX.blank, exact: true }).click()
  await on().editor.write(TITLE, [OPENING])
  await on().editor.caretAfter(OPENING)
  await workstation.window.keyboard.press('Enter')
  await workstation.window.waitForTimeout(300)

  const characters = Array.from({ length: 100 }, (_, n) => String.fromCodePoint(0x4e00 + n))
  const typedAt: number[] = []
  for (const character of characters) {
    await workstation.window.keyboard.insertText(character)
    typedAt.push(performance.now())
    await workstation.window.waitForTimeout(KEY_MS)
  }
  const killedAt = performance.now()
  await workstation.kill()

  await workstation.restart()
  await unlock(workstation.window, people.drafter)
  await on().open(TITLE)
  await expect(workstation.window.getByText(DRAFTING.recovered('').trim())).toBeVisible()
  await workstation.picture('01-恢复')
  const [opening, typed = ''] = await on().editor.lines()
  expect(opening).toBe(OPENING)
  // What is kept is what was typed first, without a gap.
  expect(characters.join('').startsWith(typed)).toBe(true)
  const firstLostAt = typedAt[typed.length] ?? killedAt
  console.log(
    JSON.stringify({ typed: characters.length, kept: typed.length, lostMs: Math.round(killedAt - firstLostAt) }),
  )
  expect(killedAt - firstLostAt).toBeLessThanOrEqual(LONGEST_LOSS_MS)

  await on().editor.caretAfter(typed.slice(-8))
  await workstation.window.keyboard.press('Control+z')
  await expect.poll(async () => (await on().editor.lines()).join('')).not.toContain(typed)
  await workstation.window.keyboard.press('Control+y')
  await on().editor.expectLines([OPENING, typed])
})

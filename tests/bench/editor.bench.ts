/**
 * `npm run bench -- editor`: in the real window, a document of 200,000 characters is opened, and typed into in its middle.
 * From the click to the painted text, from the key to the next painted frame, and from the key to the page of the preview
 * that shows it. One JSON line.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron, type Page } from '@playwright/test'
import { measurePreview } from './preview-measure.ts'
import { BENCH_DRAFTER, BENCH_PASSWORD, fillOffice } from './fill-office.ts'

const CHARACTERS = 200_000
const KEYS = 200
const OPENINGS = 5
const TITLE = '测速用长文稿'
const root = fileURLToPath(new URL('../..', import.meta.url))
const chromiumSandbox = process.getuid?.() !== 0

const sorted = (values: readonly number[]): readonly number[] => values.toSorted((a, b) => a - b)
const quantile = (values: readonly number[], share: number): number =>
  sorted(values)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0

/** From the click on the case to the frame that shows its text, measured in the page. */
const openDraft = (window: Page): Promise<number> =>
  window.evaluate(async (title) => {
    const entry = [...document.querySelectorAll<HTMLElement>('button')].find((each) => each.textContent === title)
    const begun = performance.now()
    entry?.click()
    while (document.querySelector('.official-text [data-part="paragraph"]') === null) {
      await new Promise(requestAnimationFrame)
    }
    await new Promise(requestAnimationFrame)
    await new Promise((resolve) => setTimeout(resolve))
    return performance.now() - begun
  }, TITLE)

/** Keeps, for each key that reaches the page, the time from the event to the frame after it. */
const watchKeys = (window: Page): Promise<void> =>
  window.evaluate(() => {
    const times: number[] = []
    Object.assign(globalThis, { keyTimes: times })
    document.addEventListener(
      'keydown',
      (event) => {
        // The time stamp is when the key was pressed: waiting behind other work counts.
        requestAnimationFrame(() => {
          const channel = new MessageChannel()
          channel.port1.onmessage = () => times.push(performance.now() - event.timeStamp)
          channel.port2.postMessage(null)
        })
      },
      true,
    )
  })

const scratch = mkdtempSync(join(tmpdir(), 'mingjian-bench-'))
try {
  const profile = join(scratch, 'profile')
  await fillOffice(profile, 1, CHARACTERS)
  const app = await _electron.launch({ args: [root, `--profile=${profile}`], cwd: root, chromiumSandbox })
  const window = await app.firstWindow()
  await window.locator('input[type=password]').waitFor({ state: 'visible' })
  await window.getByRole('radio', { name: BENCH_DRAFTER }).check()
  await window.locator('input[type=password]').fill(BENCH_PASSWORD)
  await window.locator('button[type=submit]').click()

  const openMs: number[] = []
  for (let opening = 0; opening <= OPENINGS; opening += 1) {
    await window.getByRole('button', { name: TITLE, exact: true }).first().waitFor()
    const ms = await openDraft(window)
    if (opening > 0) openMs.push(ms) // the first one loads the code of the screen
    process.stderr.write(`opening ${String(opening)}: ${ms.toFixed(0)} ms\n`)
    if (opening < OPENINGS) await window.getByRole('button', { name: '返回待办', exact: true }).click()
  }
  await window.waitForTimeout(1500)

  const middle = window.locator('.official-text [data-part="paragraph"]').nth(CHARACTERS / 200 / 2)
  await middle.scrollIntoViewIfNeeded()
  await middle.click()
  const before = (await middle.textContent())?.length ?? 0
  await watchKeys(window)
  for (let key = 0; key < KEYS; key += 1) {
    await window.keyboard.press('a')
    await window.waitForTimeout(60 + (key % 5) * 15) // as fast as people type
  }
  await window.waitForTimeout(1000)
  const typed = ((await middle.textContent())?.length ?? 0) - before
  if (typed !== KEYS) throw new Error(`${String(KEYS)} keys, but ${String(typed)} characters`)
  const keyMs = await window.evaluate(() => (globalThis as unknown as { keyTimes: number[] }).keyTimes)
  const { refreshMs } = await measurePreview(window)
  await app.close()
  const result = {
    bench: 'editor',
    characters: CHARACTERS,
    openMs: Math.round(quantile(openMs, 0.5)),
    openGoalMs: 1500,
    keystrokes: keyMs.length,
    keystrokeMedianMs: Number(quantile(keyMs, 0.5).toFixed(1)),
    keystrokeP95Ms: Number(quantile(keyMs, 0.95).toFixed(1)),
    keystrokeMaxMs: Number(quantile(keyMs, 1).toFixed(1)),
    keystrokeGoalMs: 50,
    previewRefreshMedianMs: Math.round(quantile(refreshMs, 0.5)),
    previewRefreshP95Ms: Math.round(quantile(refreshMs, 0.95)),
    previewRefreshGoalMs: 300,
  }
  process.stdout.write(`${JSON.stringify(result)}\n`)
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

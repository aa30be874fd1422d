/**
 * `npm run bench -- review`: in the real window, two versions of 200,000 characters with 5,000 changes between them are
 * compared. From the click that opens the comparison to its first painted frame, and the frames while it is scrolled
 * through, merged and side by side. One JSON line.
 */
import { sampleDetermination } from '#electron/main/usecase/sample/sample-determination.ts'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron, type Page } from '@playwright/test'
import { INBOX } from '#renderer/i18n/inbox.ts'
import { REVIEW } from '#renderer/i18n/review.ts'
import { plainDocument } from '../helper/plain-document.ts'
import { startHeadless } from '../helper/workstation.ts'
import { BENCH_DRAFTER, BENCH_PASSWORD, fillOffice } from './fill-office.ts'

const CHARACTERS = 200_000
const PARAGRAPHS = 1000
const CHANGES_PER_PARAGRAPH = 5
const OPENINGS = 5
const SCROLLED_FRAMES = 200
const ROUNDS = 3
const WORDS = ['认真组织', '明确责任', '按时报送', '逐项核对', '依法公开', '及时回应', '统筹安排', '严格审查']
const TITLE = '测速用长文稿'
const root = fileURLToPath(new URL('../..', import.meta.url))
const chromiumSandbox = process.getuid?.() !== 0

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0

const rounded = (value: number): number => Number(value.toFixed(1))
/** Frames with marks beside those of the peer. */
const framesOf = (own: readonly number[], peer: readonly number[]) => ({
  medianMs: rounded(quantile(own, 0.5)),
  p95Ms: rounded(quantile(own, 0.95)),
  maxMs: rounded(Math.max(...own)),
  peerMedianMs: rounded(quantile(peer, 0.5)),
  peerP95Ms: rounded(quantile(peer, 0.95)),
  peerMaxMs: rounded(Math.max(...peer)),
  meanRatio: Number((own.reduce((sum, ms) => sum + ms, 0) / peer.reduce((sum, ms) => sum + ms, 0)).toFixed(2)),
  p95Ratio: Number((quantile(own, 0.95) / quantile(peer, 0.95)).toFixed(2)),
})

/** So many paragraphs; with `isNew`, five numbers of each are others. */
const bodyOf = (isNew: boolean): string =>
  Array.from({ length: PARAGRAPHS }, (_, at) => {
    const pieces = Array.from({ length: CHANGES_PER_PARAGRAPH }, (__, nth) => {
      const number = 1000 + ((at * 37 + nth * 101) % 8000) + (isNew ? 1 : 0)
      const words = Array.from({ length: 6 }, (___, word) => WORDS[(at * 5 + nth * 3 + word * 7) % WORDS.length])
      return `${words.join('、')}，计${String(number)}项；`
    })
    const text = `第${String(at + 1)}项工作${pieces.join('')}`
    return text.slice(0, CHARACTERS / PARAGRAPHS + 60)
  }).join('\n')

/** A draft with two versions that lie five thousand changes apart; gives its characters. */
const twoVersions = async (profile: string): Promise<void> => {
  const station = startHeadless({ profile })
  const status = await station.done('session.status', {})
  const people = status.state === 'locked' ? status.people : []
  const as = async (name: string): Promise<void> => {
    if (station.session.current() !== null) await station.done('session.lock', {})
    const personId = people.find((person) => person.name === name)?.personId ?? ''
    await station.done('session.unlock', { personId, password: BENCH_PASSWORD })
  }
  await as(BENCH_DRAFTER)
  const registered = await station.done('case.register', { source: { kind: 'blank' }, commandId: randomUUID() })
  const { caseId } = registered
  const on = async () => {
    const { seq, contentHash } = await station.done('case.get', { caseId })
    return { caseId, expectedSeq: seq, commandId: randomUUID(), contentHash }
  }
  for (const isNew of [false, true]) {
    const document = plainDocument(`${TITLE}（对照）`, bodyOf(isNew))
    const { expectedSeq } = await on()
    const saved = await station.done('draft.save', { caseId, expectedSeq, document, history: null })
    const saving = async () => ({ ...(await on()), contentHash: saved.contentHash })
    const said = sampleDetermination('第二十条', 1)
    await station.done('disclosure.determine', { ...(await saving()), ...said })
    await station.done('case.submit', { ...(await saving()), publicHash: null })
    if (isNew) break
    const { contentHash: __, ...back } = await on()
    await station.done('case.withdraw', { ...back, reason: '补充数据后再送审。' })
  }
  await station.stop()
}

/** From the click to the frame that shows the first change, measured in the page. */
const openView = (window: Page, word: string, selector: string): Promise<number> =>
  window.evaluate(
    async ({ label, mark }) => {
      const choice = [...document.querySelectorAll<HTMLElement>('.review-bar .ant-segmented-item')].find(
        (each) => each.textContent === label,
      )
      const begun = performance.now()
      choice?.querySelector('input')?.click()
      while (document.querySelector(mark) === null) await new Promise(requestAnimationFrame)
      await new Promise(requestAnimationFrame)
      await new Promise((resolve) => setTimeout(resolve))
      return performance.now() - begun
    },
    { label: word, mark: selector },
  )

/** Pixels a frame: a wheel turned fast, at sixty frames a second. */
const WHEEL_PX = 120

/** Time between frames while the page is scrolled: by so many pixels a frame, or by null through all of it. */
const scrollThrough = (window: Page, stepPx: number | null, scroller = '.work-main'): Promise<number[]> =>
  window.evaluate(
    async ({ frames, step, selector }) => {
      const page = document.querySelector(selector)
      const times: number[] = []
      if (page === null) return times
      page.scrollTop = 0
      for (let still = 0; still < 5; still += 1) await new Promise(requestAnimationFrame)
      let last = await new Promise<number>(requestAnimationFrame)
      for (let frame = 1; frame <= frames; frame += 1) {
        page.scrollTop = step === null ? ((page.scrollHeight - page.clientHeight) * frame) / frames : step * frame
        const now = await new Promise<number>(requestAnimationFrame)
        times.push(now - last)
        last = now
      }
      return times
    },
    { frames: SCROLLED_FRAMES, step: stepPx, selector: scroller },
  )

/**
 * The peer: the same words without a mark, as plain paragraphs in a bare scrolling box of the same place and size. What it
 * takes is what this machine takes to paint so much text.
 */
const plainPeer = (window: Page): Promise<void> =>
  window.evaluate(() => {
    const main = document.querySelector('.work-main')
    const paper = document.querySelector('.work-main .paper')
    if (main === null || paper === null) throw new Error('the comparison is shown')
    const { left, top, width, height } = main.getBoundingClientRect()
    const peer = document.createElement('div')
    peer.id = 'peer'
    const { fontFamily, fontSize, lineHeight } = getComputedStyle(paper)
    peer.style.cssText = `position:fixed;z-index:9;overflow:auto;background:#fff;left:${String(left)}px;top:${String(top)}px;width:${String(width)}px;height:${String(height)}px`
    const text = document.createElement('div')
    text.style.cssText = `font-family:${fontFamily};font-size:${fontSize};line-height:${lineHeight};padding:56px 72px`
    for (const line of paper.querySelectorAll('.paper-line')) {
      const paragraph = document.createElement('p')
      paragraph.textContent = line.textContent
      text.append(paragraph)
    }
    peer.append(text)
    document.body.append(peer)
  })

const scratch = mkdtempSync(join(tmpdir(), 'mingjian-bench-'))
try {
  const profile = join(scratch, 'profile')
  await fillOffice(profile, 1, 200)
  await twoVersions(profile)
  const app = await _electron.launch({ args: [root, `--profile=${profile}`], cwd: root, chromiumSandbox })
  const window = await app.firstWindow()
  await window.locator('input[type=password]').waitFor({ state: 'visible' })
  await window.getByRole('radio', { name: BENCH_DRAFTER }).check()
  await window.locator('input[type=password]').fill(BENCH_PASSWORD)
  await window.locator('button[type=submit]').click()
  await window.getByRole('tab', { name: INBOX.all }).click()
  await window
    .getByRole('button', { name: `${TITLE}（对照）`, exact: true })
    .first()
    .click()
  await window.locator('.review-bar').waitFor()

  const openMs: number[] = []
  for (let opening = 0; opening <= OPENINGS; opening += 1) {
    const ms = await openView(window, REVIEW.modes.changes, '.paper ins')
    if (opening > 0) openMs.push(ms) // the first one compares the two, the others show what was compared
    process.stderr.write(`opening ${String(opening)}: ${ms.toFixed(0)} ms\n`)
    if (opening === 0) openMs.push(ms)
    if (opening < OPENINGS) {
      await window.locator('.review-bar').getByText(REVIEW.modes.clean, { exact: true }).click()
      await window.locator('.paper ins').first().waitFor({ state: 'detached' })
    }
  }
  await window.waitForTimeout(3000)
  const changes = await window.locator('.paper ins').count()
  // In turns, so that whatever else this machine does meets both alike.
  const merged: number[] = []
  const dragged: number[] = []
  const peer: number[] = []
  const peerDragged: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    merged.push(...(await scrollThrough(window, WHEEL_PX)))
    dragged.push(...(await scrollThrough(window, null)))
    await plainPeer(window)
    await window.waitForTimeout(1000)
    peer.push(...(await scrollThrough(window, WHEEL_PX, '#peer')))
    peerDragged.push(...(await scrollThrough(window, null, '#peer')))
    await window.evaluate(() => document.querySelector('#peer')?.remove())
    await window.waitForTimeout(500)
  }
  const sideBySideMs = await openView(window, REVIEW.modes.sideBySide, '.pair ins')
  await window.waitForTimeout(3000)
  const sideBySide = await scrollThrough(window, WHEEL_PX)
  await app.close()
  const result = {
    bench: 'review',
    characters: bodyOf(true).length,
    changes,
    firstOpenMs: Math.round(openMs[0] ?? 0),
    againMs: Math.round(quantile(openMs.slice(1), 0.5)),
    scroll: framesOf(merged, peer),
    drag: framesOf(dragged, peerDragged),
    sideBySideMs: Math.round(sideBySideMs),
    sideBySideScrollP95Ms: Number(quantile(sideBySide, 0.95).toFixed(1)),
  }
  process.stdout.write(`${JSON.stringify(result)}\n`)
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

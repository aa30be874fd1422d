import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads'
import { expect, it, onTestFinished } from 'vitest'
import { newStoreKey } from '#electron/main/crypto/keyring-access.ts'
import { configure, connect } from '#electron/main/store/connection.ts'
import { migrate } from '#electron/main/store/migrate.ts'
import { FRESH_LIMITS } from '#electron/main/store/search/joins.ts'
import { listsAside, type ListJob } from '#electron/main/store/search/list-maker.ts'
import { IS_AT_WORK, IS_ENDING, type ListReply } from '#electron/main/store/search/list-thread.ts'
import type { ListAnswer } from '#electron/main/store/search/list-work.ts'
import { packedBlocks } from '#electron/main/store/search/packed-blocks.ts'
import { searchOn } from '#electron/main/store/search/search.ts'
import { createRandom } from '../../../helper/random.ts'
import { casesHolding } from '../../../helper/search-index.ts'
import { temporaryFolder } from '../../../helper/test-store.ts'

const facets = {
  ...{ stage: 'draft', kind: '', year: '2026', drafter: 'clerk', mode: '' },
  ...{ validity: '', issuer: '', drafterName: '', department: '', handling: '' },
}
const aside = () => {
  const maker = listsAside()
  onTestFinished(maker.end)
  return maker
}
const answerOf = async (job: ListJob): Promise<ListAnswer> => {
  for (;;) {
    const answer = job.next()
    if (answer !== null) return answer
    await pause(5)
  }
}

it('makes and joins lists on a thread, and finds the same before, meanwhile and after', async () => {
  const db = connect(join(temporaryFolder(), 'store.db'), newStoreKey(), false)
  configure(db)
  migrate(db)
  const index = searchOn(db, { ...FRESH_LIMITS, runs: 1 }, aside())
  onTestFinished(() => {
    index.closeSearch()
    db.close()
  })
  const text = (at: number) =>
    Array.from({ length: 21_000 }, (_, word) => String.fromCharCode(0x4e00 + ((word * 97 * (at + 1)) % 5003))).join('')
  const all = Array.from({ length: 16 }, (_, at) => at)
  for (const at of all)
    index.putSearchCases([
      {
        ...{ caseId: `case-${String(at)}`, seq: 1, facets, isSubmitted: true, turnsOn: null, missing: [] },
        ...{ parts: [{ kind: 'wording', label: '1', text: text(at) }], sounds: new Set<number>() },
      },
    ])
  expect(index.searchIsBehind()).toBe(false)
  const terms = all.map((at) => text(at).slice(900 * at, 900 * at + 3))
  const before = terms.map((term) => casesHolding(index, term))
  expect(before.map((found) => found.length)).not.toContain(0)
  let waits = 0
  while (!index.tidySearch(8)) {
    if ((waits += 1) % 20 === 0) expect(terms.map((term) => casesHolding(index, term))).toEqual(before)
    await pause(2)
  }
  // Each call comes back long before the lists are there.
  expect(waits).toBeGreaterThan(16)
  expect(index.searchRuns()).toMatchObject([{ first: 1, last: 16, isFresh: false }])
  expect(terms.map((term) => casesHolding(index, term))).toEqual(before)
})

it('says that work failed, without a word of it, and takes up the next; ends with what was asked', async () => {
  const maker = aside()
  const torn = packedBlocks([{ key: 1, data: Buffer.from('秘密'.repeat(20_000)) }])
  const parts = [{ shift: 0, there: null, lists: torn, places: packedBlocks([]) }]
  const failing = maker.ask({ kind: 'join', from: 0, until: 10, parts })
  const error: unknown = await answerOf(failing).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(Error)
  expect(`${String(error)} ${(error as Error).stack ?? ''}`).not.toContain('秘')
  const work = () => ({
    ...{ kind: 'make' as const, texts: Buffer.from('水库'.repeat(20_000), 'utf16le').subarray(), sounds: [[]] },
    ends: Uint32Array.of(80_000),
  })
  const alone = { ...work(), texts: new Uint8Array(work().texts) }
  expect(await answerOf(maker.ask(alone))).toMatchObject({ kind: 'blocks', isLast: true })
  const left = maker.ask({ ...work(), texts: new Uint8Array(work().texts) })
  maker.end()
  expect(left.next()).toBeNull()
})

it('lays its work down behind the answer it is at, so that the thread never ends while a block is packed', async () => {
  const random = createRandom(4)
  const told = new Int32Array(new SharedArrayBuffer(8))
  const file = new URL('../../../../electron/main/store/search/list-worker.ts', import.meta.url)
  const thread = new Worker(file, { workerData: told })
  onTestFinished(() => thread.terminate().then(() => undefined))
  /** How many answers come; the thread is told to end as soon as there are so many. */
  const answersUntil = async (most: number): Promise<number> => {
    const { port1, port2 } = new MessageChannel()
    // Hardly a pair of it stands twice: many blocks.
    const text = Array.from({ length: 200_000 }, () => String.fromCharCode(0x4e00 + random.below(20_000))).join('')
    const work = { kind: 'make', texts: new Uint8Array(Buffer.from(text, 'utf16le')), sounds: [[]] } as const
    thread.postMessage({ work: { ...work, ends: Uint32Array.of(2 * text.length) }, port: port2 }, [port2])
    let [answers, isLast] = [0, false]
    const until = performance.now() + 60_000
    while (!isLast && performance.now() < until) {
      const reply = (receiveMessageOnPort(port1) as { readonly message: ListReply } | undefined)?.message
      if (reply === undefined) {
        if (Atomics.load(told, IS_ENDING) === 1 && Atomics.load(told, IS_AT_WORK) === 0) break
        await pause(1)
        continue
      }
      answers += 1
      isLast = reply.kind === 'blocks' && reply.isLast
      if (answers >= most) Atomics.store(told, IS_ENDING, 1)
    }
    port1.close()
    return answers
  }
  const all = await answersUntil(Number.POSITIVE_INFINITY)
  expect(all).toBeGreaterThan(3)
  // On a busy machine all may be there before anybody has looked: then once more.
  let answers = all
  for (let times = 0; times < 5 && answers === all; times += 1) {
    Atomics.store(told, IS_ENDING, 0)
    answers = await answersUntil(1)
  }
  expect(answers).toBeLessThan(all)
  expect(Atomics.load(told, IS_AT_WORK)).toBe(0)
})

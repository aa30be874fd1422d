import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { channels, type Channel, type ChannelName } from '#shared/contract/channels.ts'
import type { FilePurpose } from '#electron/main/usecase/file-tokens.ts'
import { sampleOf } from '../../../helper/sample-input.ts'
import { sharedOffice } from '../../../helper/shared-office.ts'
import { STAFF, type Hand, type StaffedWorkstation } from '../../../helper/staffed-office.ts'

const office = sharedOffice()
const table: Readonly<Record<string, Channel>> = channels

/** Words that stand in no other text of the office, in the title and in the body. */
const TITLE_WORD = '麒麟阁'
const TEXT_WORD = '鸿雁渡'

/** What whoever is to see nothing asks with: the true names of another's case, and folders that they did choose. */
const named = (station: StaffedWorkstation, caseId: string, contentHash: string, seq: number) => {
  const folder = join(station.folder, 'taken')
  mkdirSync(folder, { recursive: true })
  const purposes = ['exportFolder', 'releaseFolder', 'archiveFolder'] as const satisfies readonly FilePurpose[]
  return (turn: number) => {
    const token = station.workstation.files.issue(purposes[turn % purposes.length] ?? 'exportFolder', folder)
    const values: Readonly<Record<string, unknown>> = {
      ...{ caseId, contentHash, expectedSeq: seq, seq, folder: token, target: token },
      ...{ sha256: contentHash, caseIds: [caseId], fromVersion: 1, toVersion: 2, offset: 0, limit: 50 },
      ...{ search: turn % 2 === 0 ? TITLE_WORD : TEXT_WORD, text: turn % 2 === 0 ? TITLE_WORD : TEXT_WORD },
      ...{ words: TITLE_WORD, commandId: station.commandId() },
    }
    return (name: string): unknown => values[name]
  }
}

/** Every text in what lies below a folder, and in its names. */
const below = (folder: string): string =>
  readdirSync(folder, { recursive: true })
    .map(String)
    .map((name) => `${name}\n${statSync(join(folder, name)).isFile() ? readFileSync(join(folder, name), 'utf8') : ''}`)
    .join('\n')

/** Ends or changes the session, or the office as a whole. */
const isApart = (name: string): boolean => /^(?:session|restore|office|clock)\./u.test(name)
const TURNS = 4

interface Told {
  readonly channel: string
  readonly word: string
  readonly said: string
}

/** Every channel, asked in several forms; what any of the answers says of the case. */
const toldTo = async (
  station: StaffedWorkstation,
  hand: Hand,
  ask: (turn: number) => (name: string) => unknown,
): Promise<readonly Told[]> => {
  const told: Told[] = []
  for (const name of Object.keys(table).filter((one) => !isApart(one))) {
    for (let turn = 0; turn < TURNS; turn += 1) {
      if (station.session.current() === null) await station.as(hand)
      const input = sampleOf(table[name]!.input, ask(turn), turn)
      const before = station.pushes.length
      const reply = await station.call(name as ChannelName, input as never)
      const jobId = reply.ok ? (reply.value as { readonly jobId?: string } | null)?.jobId : undefined
      const outcome = jobId === undefined ? null : await station.ended(jobId)
      const said = JSON.stringify([reply, outcome, station.pushes.slice(before)])
      const asked = JSON.stringify(input)
      for (const word of [TITLE_WORD, TEXT_WORD])
        // What was asked with may be said back.
        if (said.includes(word) && !asked.includes(word)) told.push({ channel: name, word, said })
    }
  }
  return told
}

describe('a case of another', () => {
  it('that was never handed in is told to nobody, whatever channel they ask with its true names', async () => {
    const station = await office.start()
    onTestFinished(() => station.stop())
    await station.as('clerk')
    const caseId = await station.draft(`关于${TITLE_WORD}的通知`, `各乡镇：\n${TEXT_WORD}请于月底前完成。`)
    const { contentHash, seq } = await station.view(caseId)
    const ask = named(station, caseId, contentHash, seq)
    for (const hand of (Object.keys(STAFF) as Hand[]).filter((one) => one !== 'clerk')) {
      await station.as(hand)
      expect(await toldTo(station, hand, ask), hand).toEqual([])
    }
    const files = below(join(station.folder, 'taken'))
    for (const word of [TITLE_WORD, TEXT_WORD]) expect(files).not.toContain(word)
    // Asked in the same way by whose it is, they do tell.
    await station.as('clerk')
    const own = new Set((await toldTo(station, 'clerk', ask)).map(({ channel }) => channel))
    expect([...own]).toEqual(expect.arrayContaining(['case.get', 'inbox.list']))
  }, 600_000)

  it('that was handed in is told to no administrator, and to no other drafter; to the auditor by its title, in the ledger', async () => {
    const station = await office.start()
    onTestFinished(() => station.stop())
    await station.as('clerk')
    const caseId = await station.draft(`关于${TITLE_WORD}的通知`, `各乡镇：\n${TEXT_WORD}请于月底前完成。`)
    await station.submit(caseId)
    const { contentHash, seq } = await station.view(caseId)
    const ask = named(station, caseId, contentHash, seq)
    for (const hand of ['otherClerk', 'system', 'security', 'auditor'] as const) {
      await station.as(hand)
      const told = await toldTo(station, hand, ask)
      const isOfLedger = ({ channel, word }: Told): boolean =>
        hand === 'auditor' && word === TITLE_WORD && channel.startsWith('audit.')
      expect(
        told.filter((one) => !isOfLedger(one)),
        hand,
      ).toEqual([])
    }
    expect(below(join(station.folder, 'taken'))).not.toContain(TEXT_WORD)
    // Asked in the same way by whose turn it is, they do tell.
    await station.as('head')
    const shown = new Set((await toldTo(station, 'head', ask)).map(({ channel }) => channel))
    expect([...shown]).toEqual(expect.arrayContaining(['case.get', 'inbox.list', 'case.diff']))
  }, 600_000)
})

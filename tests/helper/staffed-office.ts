import type { Input } from '#shared/contract/channels.ts'
import { randomUUID } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Output } from '#shared/contract/channels.ts'
import { sampleDetermination } from '#electron/main/usecase/sample/sample-determination.ts'
import type { Role } from '#shared/domain/case/roles.ts'
import { startHeadless, type HeadlessOptions, type HeadlessWorkstation } from './workstation.ts'
import { EMPTY_DOCUMENT } from '#shared/domain/document/model.ts'
import { madeOnce } from './made-once.ts'
import { sheetFor } from './sheet.ts'
import { plainDocument } from './plain-document.ts'

export const PASSWORD = 'Ce-Shi-2026-kouling'
export const ARCHIVE_RULES = {
  fonds: 'Z109',
  fondsName: '云岭县水利局全宗',
  category: 'WS',
  organisation: 'BGS',
  pattern: '{fonds}-{category}·{year}-{retention}-{organisation}-{serial}',
  digits: 4,
  transferYears: 10,
}
export const STAFF = {
  clerk: ['方知行', ['drafter', 'publisher']],
  otherClerk: ['叶小舟', ['drafter']],
  head: ['梁思齐', ['departmentHead']],
  officer: ['苏慎微', ['secrecyOfficer']],
  deputy: ['秦明达', ['deputyLeader']],
  principal: ['许怀清', ['principalLeader']],
  archivist: ['温故之', ['archivist', 'disclosureOfficer']],
  system: ['管承启', ['systemAdministrator']],
  security: ['安守正', ['securityAdministrator']],
  auditor: ['审明远', ['auditor']],
} as const satisfies Record<string, readonly [string, readonly Role[]]>
export type Hand = keyof typeof STAFF

const officeInput = (officeName: string) => ({
  officeName,
  ownPasswords: true,
  people: Object.values(STAFF).map(([name, roles]) => ({ name, roles: [...roles], password: PASSWORD })),
})

/** A program at an office of ten people, with the acts of a case in one word each. */
export interface StaffedWorkstation extends HeadlessWorkstation {
  personId(hand: Hand): string
  as(hand: Hand): Promise<void>
  view(caseId: string): Promise<Output<'case.get'>>
  /** What every command on the case carries, as the page would send it now. */
  on(caseId: string): Promise<{
    readonly caseId: string
    readonly expectedSeq: number
    readonly commandId: string
    readonly contentHash: string
  }>
  commandId(): string
  /** Registers an empty page and saves this text on it, disclosure chosen. Gives the case. */
  draft(title: string, text: string): Promise<string>
  submit(caseId: string): Promise<void>
  /** 公开认定 of the draft as it was last saved: nothing excepted. Gives where the log stands then. */
  determine(caseId: string): Promise<number>
  /** 可以公开, on every item, nothing secret in it. */
  clearing(caseId: string): Promise<Pick<Input<'secrecy.conclude'>, 'answers' | 'items' | 'conclusion' | 'note'>>
  /** Brings a submitted case up to this stage; leaves the last person unlocked. */
  approve(caseId: string): Promise<void>
  /** 归档登记 by whoever is unlocked, an archivist; sets the rules first when there are none. Gives the 档号. */
  file(caseId: string, change?: Partial<Input<'archive.file'>['items'][number]>): Promise<string>
  chooseFolder(
    purpose: 'releaseFolder' | 'archiveFolder' | 'exportFolder' | 'inspectFolder',
    name: string,
  ): Promise<{ readonly path: string; readonly token: string }>
}

interface StartOptions extends Pick<HeadlessOptions, 'aroundTasks' | 'enginePath'> {
  /** The profile of a locked station to go on from; the new office when absent. */
  readonly from?: string
}

/** The ten people and their keys, in which all the time goes. */
const foundOffice = async (folder: string): Promise<void> => {
  const founder = startHeadless({ profile: join(folder, 'profile') })
  const { recoveryCode } = await founder.done('office.create', officeInput('云岭县水利局'))
  await founder.stop()
  writeFileSync(join(folder, 'recovery-code'), recoveryCode)
}

/** An office of ten people, made once a run of the tests; each `start` works on a copy of its own. */
export const createStaffedOffice = async (): Promise<{
  readonly recoveryCode: string
  start(options?: StartOptions): Promise<StaffedWorkstation>
  remove(): void
}> => {
  const root = mkdtempSync(join(tmpdir(), 'mingjian-office-'))
  const office = await madeOnce('staffed-office', foundOffice)
  const template = join(office, 'profile')
  let copies = 0
  return {
    recoveryCode: readFileSync(join(office, 'recovery-code'), 'utf8'),
    start: async ({ from = template, ...options } = {}) => {
      const profile = join(root, `copy-${String(++copies)}`)
      cpSync(from, profile, { recursive: true })
      return staffed(startHeadless({ profile, ...options }))
    },
    remove: () => {
      rmSync(root, { recursive: true, force: true })
    },
  }
}

const staffed = async (station: HeadlessWorkstation): Promise<StaffedWorkstation> => {
  const status = await station.done('session.status', {})
  const people = status.state === 'locked' ? status.people : []
  const commandId = (): string => randomUUID()
  const personId = (hand: Hand): string => people.find(({ name }) => name === STAFF[hand][0])?.personId ?? ''
  const as = async (hand: Hand): Promise<void> => {
    await station.done('session.unlock', { personId: personId(hand), password: PASSWORD })
  }
  const view = (caseId: string) => station.done('case.get', { caseId })
  const on = async (caseId: string) => {
    const { seq, contentHash } = await view(caseId)
    return { caseId, expectedSeq: seq, commandId: commandId(), contentHash }
  }
  const clearing = async (caseId: string) => {
    const { document } = await view(caseId)
    const answer = 'no' as const
    const item = { conclusion: 'cleared' as const, note: '' }
    return {
      answers: {
        stateSecret: answer,
        workSecret: answer,
        commercialSecret: answer,
        personalPrivacy: answer,
        sensitive: answer,
      },
      items: [item, ...document.attachments.map(() => item)],
      conclusion: 'cleared' as const,
      note: '可以公开',
    }
  }
  const determine = async (caseId: string): Promise<number> => {
    const { seq, workingCopy } = await view(caseId)
    const document = workingCopy?.document ?? EMPTY_DOCUMENT
    const { contentHash } = await station.done('draft.save', { caseId, expectedSeq: seq, document, history: null })
    const said = sampleDetermination('条例第二十一条', 1 + document.attachments.length)
    const on = { caseId, expectedSeq: seq, commandId: commandId(), contentHash }
    return (await station.done('disclosure.determine', { ...on, ...said })).seq
  }
  return {
    ...station,
    determine,
    personId,
    as,
    view,
    on,
    commandId,
    draft: async (title, text) => {
      const { caseId, seq } = await station.done('case.register', {
        source: { kind: 'blank' },
        commandId: commandId(),
      })
      const disclosure = { mode: 'proactive', basis: '条例第二十一条', reason: '' } as const
      const set = { caseId, expectedSeq: seq, commandId: commandId(), ...disclosure }
      const receipt = await station.done('disclosure.set', set)
      await station.done('draft.save', {
        caseId,
        expectedSeq: receipt.seq,
        document: plainDocument(title, text),
        history: null,
      })
      return caseId
    },
    submit: async (caseId) => {
      const expectedSeq = await determine(caseId)
      const { workingCopy } = await view(caseId)
      const document = workingCopy?.document ?? EMPTY_DOCUMENT
      const { contentHash } = await station.done('draft.save', { caseId, expectedSeq, document, history: null })
      const publicHash = (await view(caseId)).draftRedaction?.publicHash ?? null
      await station.done('case.submit', { caseId, expectedSeq, commandId: commandId(), contentHash, publicHash })
    },
    clearing,
    file: async (caseId, change = {}) => {
      if ((await station.done('archive.rules', {})).rules === null)
        await station.done('archive.setRules', { commandId: commandId(), ...ARCHIVE_RULES })
      const { expectedSeq, contentHash } = await on(caseId)
      const { year, organisation, pages } = (await station.done('archive.proposal', { caseId })) ?? {
        year: 2026,
        organisation: 'BGS',
        pages: 1,
      }
      const own = { retention: 'D30', tableItem: '', serial: null, reason: '按三十年保管' } as const
      const item = { caseId, expectedSeq, contentHash, year, organisation, pages, ...own, ...change }
      const { filed } = await station.done('archive.file', { commandId: commandId(), items: [item] })
      return filed[0]?.archivalNumber ?? ''
    },
    approve: async (caseId) => {
      const disposeAll = async (): Promise<void> => {
        for (const { id } of (await view(caseId)).hits.filter((hit) => hit.waitsForMe)) {
          const act = { hitId: id, disposition: 'kept', reason: '可以公开' } as const
          await station.done('hit.dispose', { ...(await on(caseId)), ...act })
        }
      }
      await as('head')
      await disposeAll()
      await station.done('case.passDepartment', {
        ...(await on(caseId)),
        opinion: '同意',
        sheet: sheetFor('departmentReview'),
      })
      await as('officer')
      await disposeAll()
      const { publicVersion } = await view(caseId)
      await station.done('secrecy.conclude', {
        ...(await on(caseId)),
        ...(await clearing(caseId)),
        ...(publicVersion === null ? {} : { conclusion: 'partial' as const, note: '区分处理后可以公开' }),
      })
      await as('deputy')
      await station.done('case.passDeputy', { ...(await on(caseId)), opinion: '同意', sheet: sheetFor('deputyReview') })
      await as('principal')
      await station.done('case.approveFinal', {
        ...(await on(caseId)),
        opinion: '同意发布',
        sheet: sheetFor('finalApproval'),
      })
    },
    chooseFolder: async (purpose, name) => {
      const path = join(station.folder, name)
      mkdirSync(path, { recursive: true })
      station.answer(path)
      return { path, token: (await station.done('file.choose', { purpose }))?.token ?? '' }
    },
  }
}

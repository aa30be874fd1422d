import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { verifyPath } from '#electron/main/usecase/verify/verify-path.ts'
import type { Input, PushPayload } from '#shared/contract/channels.ts'
import { parseReleaseManifest, type ReleaseManifest } from '#shared/domain/archive/release-manifest.ts'
import { plainDocument } from './plain-document.ts'
import type { StaffedWorkstation } from './staffed-office.ts'

type Outcome = NonNullable<PushPayload['jobProgress']['outcome']>
interface Made {
  readonly path: string
  readonly outcome: Outcome
}

/** A draft of the clerk's with this text, saved and not handed in. */
export const draftedCase = async (
  station: StaffedWorkstation,
  title: string,
  text: string,
  extra: Partial<ReturnType<typeof plainDocument>> = {},
): Promise<string> => {
  await station.as('clerk')
  const caseId = await station.draft(title, text)
  const { seq } = await station.view(caseId)
  const document = { ...plainDocument(title, text), ...extra }
  await station.done('draft.save', { caseId, expectedSeq: seq, document, history: null })
  if (document.date !== '') await countFromApproval(station, caseId)
  return caseId
}

/** A text that bears a day long gone is released late, unless its drafter says why its time runs from the approval. */
export const countFromApproval = async (station: StaffedWorkstation, caseId: string): Promise<void> => {
  const { caseId: id, expectedSeq, commandId } = await station.on(caseId)
  const limit = { rule: 'disclosure', start: 'approval', formedOn: null, reason: '成文日期为样稿所载' } as const
  await station.done('deadline.set', { caseId: id, expectedSeq, commandId, ...limit })
}

/** What is done with releases, each time into a folder of its own. */
export const releaseActs = (station: () => StaffedWorkstation) => ({
  release: async (caseId: string, folder: string, more: Partial<Input<'release.build'>> = {}): Promise<Made> => {
    const { path, token } = await station().chooseFolder('releaseFolder', folder)
    const asked = { ...(await station().on(caseId)), documentNumber: '', folder: token, ...more }
    return { path, outcome: await station().job('release.build', asked) }
  },
  extend: async (caseId: string, folder: string, more: Partial<Input<'release.extend'>>): Promise<Made> => {
    const { path, token } = await station().chooseFolder('releaseFolder', folder)
    const { caseId: id, expectedSeq, commandId } = await station().on(caseId)
    const asked: Input<'release.extend'> = {
      ...{ caseId: id, expectedSeq, commandId, folder: token, add: 'timestamp', files: [], fetch: false },
      ...more,
    }
    return { path, outcome: await station().job('release.extend', asked) }
  },
  /** The first problem that the verifier finds in a folder, under the authority of this office. */
  problemIn: async (path: string): Promise<unknown> => {
    const root = station().session.current()?.store.office().authorityCertificate ?? null
    const verdict = await verifyPath(path, { root, now: new Date() })
    return verdict.ok ? verdict.value.firstProblem : verdict.error
  },
  manifestIn: (path: string, title: string): ReleaseManifest => {
    const manifest = parseReleaseManifest(readFileSync(join(path, `${title}.manifest.json`)))
    if (manifest === null) throw new Error('a manifest')
    return manifest
  },
})

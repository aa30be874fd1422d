import { metadataWords } from '#resources/text/metadata.ts'
import { packageIndex } from '#resources/text/package-index.ts'
import { catalogFacts } from '#shared/domain/archive/metadata.ts'
import { fold } from '#shared/domain/case/evolve.ts'
import type { CaseEvent } from '#shared/domain/case/events.ts'
import { currentVersion } from '#shared/domain/case/state.ts'
import { checkpointCode, type TreeHead } from '#shared/domain/chain/checkpoint.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { approvalForm, submittedHash } from '#shared/domain/form/approval-form.ts'
import { lastConclusion, secrecyForm } from '#shared/domain/form/secrecy-form.ts'
import { assert } from '#shared/lib/result.ts'
import { APPROVAL_FILE, COVER_FILE, SECRECY_FILE } from '../../archive/bag/package-layout.ts'
import { approvalDocument } from '../../form/approval-document.ts'
import { coverDocument } from '../../form/cover-document.ts'
import { secrecyDocument } from '../../form/secrecy-document.ts'
import type { ScanRecord } from '../scan/scan-record.ts'

/** What the forms of a filed case are made from; all of it lies in its package too, but for the time limit. */
export interface ItemFormFacts {
  readonly events: readonly CaseEvent[]
  /** Of each event, lower-case hex. */
  readonly hashes: readonly string[]
  readonly office: string
  readonly head: Pick<TreeHead, 'size' | 'root'>
  /** RFC 3339, UTC. */
  readonly printedAt: string
  /** The wording of that hash, which the log names. */
  readonly wordingOf: (contentHash: string) => OfficialDocument
  readonly hitsOf: (scanHash: string) => ScanRecord['hits']
  /** As one line. */
  readonly deadline: string
  /** Files of the release, of 附件 and pictures, of the original. */
  readonly counts: { readonly release: number; readonly kept: number; readonly source: number }
}

export interface ItemForm {
  readonly path: string
  readonly originalName: string
  readonly document: OfficialDocument
}

const { names } = packageIndex
const groupName = (prefix: string): string =>
  packageIndex.groups.find((group) => group.prefix === prefix)?.name ?? prefix

const coverOf = ({ events, office, wordingOf, counts }: ItemFormFacts): OfficialDocument => {
  const state = fold(events)
  assert(state !== null && state.custody.filed !== null, 'a filed case')
  const { versions } = state
  const document = wordingOf(currentVersion(state).contentHash)
  const { documentNumber, responsible, title, date } = catalogFacts({ events, document, officeName: office })
  const line = (name: string, path: string, count: number) => (count === 0 ? [] : [{ name, path, count }])
  const group = (path: string, count: number) => line(groupName(path), path, count)
  return coverDocument({
    ...{ filed: state.custody.filed, title, documentNumber, responsible, date },
    mode: state.disclosure === null ? '' : metadataWords.modes[state.disclosure.mode],
    contents: [
      ...group('data/release/', counts.release),
      ...group('data/versions/', versions.length),
      ...group('data/redlines/', versions.length - 1),
      ...line(names.approval, APPROVAL_FILE, 1),
      ...line(names.secrecy, SECRECY_FILE, lastConclusion(events) === null ? 0 : 1),
      ...group('data/files/', counts.kept),
      ...group('data/source/', counts.source),
      ...group('data/scans/', events.filter(({ type }) => type === 'ScanCompleted').length),
      ...group('data/log/', events.length),
    ],
  })
}

/** Cover with the 归档章, 审批单 and 保密审查单 of a filed case, as they are set for its package. Pure. */
export const itemForms = (facts: ItemFormFacts): readonly ItemForm[] => {
  const { events, hashes, wordingOf, hitsOf, head, printedAt, office, deadline } = facts
  const printing = { office, printedAt, code: checkpointCode(head) }
  const sourceOf = (contentHash: string) => ({ events, hashes, document: wordingOf(contentHash) })
  const submitted = submittedHash(events)
  const concluded = lastConclusion(events)
  assert(submitted !== null, 'a case that ended was submitted')
  const approval = approvalDocument(approvalForm(sourceOf(submitted)), printing, deadline)
  return [
    { path: COVER_FILE, originalName: names.cover, document: coverOf(facts) },
    { path: APPROVAL_FILE, originalName: names.approval, document: approval },
    ...(concluded === null
      ? []
      : [
          {
            ...{ path: SECRECY_FILE, originalName: names.secrecy },
            document: secrecyDocument(
              secrecyForm(sourceOf(concluded.contentHash), hitsOf(concluded.scanHash)),
              printing,
            ),
          },
        ]),
  ]
}

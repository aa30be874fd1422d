import { afterEach, describe, expect, it } from 'vitest'
import { documentToText } from '#shared/domain/document/lines.ts'
import { sharedOffice } from '../../../../helper/shared-office.ts'
import type { StaffedWorkstation } from '../../../../helper/staffed-office.ts'
import { plainDocument } from '../../../../helper/plain-document.ts'

const TITLE = '关于河道清淤的通知'
const TEXT = '各乡镇人民政府：\n请于2026年2月30日前与李某某联系，手机13800001111。\n联系人：李某某\n请认真布署。'

describe('the scan of a draft while it is written', () => {
  const office = sharedOffice()
  let station: StaffedWorkstation
  afterEach(() => station.stop())

  it('lists what the scan at submission lists, the gravest first, and follows every change', async () => {
    station = await office.start()
    await station.as('clerk')
    const caseId = await station.draft(TITLE, TEXT)
    const document = plainDocument(TITLE, TEXT)
    const scanned = await station.done('draft.scan', { caseId, document })
    expect(scanned.hits.map(({ rule, level }) => `${rule} ${level}`).slice(0, 2)).toEqual([
      'mobile high',
      'dateNotReal medium',
    ])
    const [mobile] = scanned.hits
    expect(documentToText(document).slice(mobile?.start, mobile?.end)).toBe('13800001111')
    expect(scanned.counts.high).toBe(1)
    const slip = { term: '布署', replacement: '部署' }
    expect(scanned.hits.filter(({ replacement }) => replacement !== undefined)).toMatchObject([slip])

    const without = plainDocument(TITLE, TEXT.replace('13800001111', '（略）'))
    const changed = await station.done('draft.scan', { caseId, document: without })
    expect(changed.hits.map(({ rule }) => rule)).not.toContain('mobile')
    expect(changed.counts.high).toBe(0)

    await station.submit(caseId)
    const { hits, lexicons } = await station.view(caseId)
    expect(hits.filter(({ replacement }) => replacement !== undefined)).toMatchObject([slip])
    const facts = ({ rule, start, end, level }: (typeof scanned.hits)[number]) => `${rule} ${start} ${end} ${level}`
    expect(hits.map(facts).toSorted()).toEqual(scanned.hits.map(facts).toSorted())
    expect(lexicons.map(({ id, version }) => ({ id, version }))).toEqual(scanned.lexicons)
  })

  it('says of a mark of classification that it blocks, and is for the drafter alone', async () => {
    station = await office.start()
    await station.as('clerk')
    const caseId = await station.draft(TITLE, TEXT)
    const marked = { caseId, document: plainDocument('机密★10年', TEXT) }
    expect((await station.done('draft.scan', marked)).hits[0]).toMatchObject({ rule: 'classMark', level: 'block' })
    await station.as('otherClerk')
    expect(await station.call('draft.scan', marked)).toMatchObject({ error: { code: 'case.notFound' } })
    await station.as('head')
    expect(await station.call('draft.scan', marked)).toMatchObject({ error: { code: 'identity.wrongRole' } })
  })
})

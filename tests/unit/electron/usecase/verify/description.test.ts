import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { EEP_FILE } from '#electron/main/archive/bag/package-layout.ts'
import { openTree, withFiles } from '#electron/main/archive/bag/read-tree.ts'
import { createChecklist } from '#electron/main/usecase/verify/checklist.ts'
import { verifyBag } from '#electron/main/usecase/verify/verify-bag.ts'
import { descriptionJudgement } from '#electron/main/usecase/verify/verify-description.ts'
import { verifyLog } from '#electron/main/usecase/verify/verify-log.ts'
import { PACKAGE_CHECKS } from '#shared/domain/archive/verification-report.ts'
import { documentFromJson } from '#shared/domain/document/parse-document.ts'
import { filedOffice } from '../../../../helper/filed-office.ts'

let item = ''
beforeAll(async () => {
  const items = join((await filedOffice()).batch, 'data/items')
  item = join(items, readdirSync(items).sort()[0] ?? '')
}, 240_000)

describe('what tells of a package', () => {
  it('proves metadata and encapsulation, and the signature of the encapsulation', async () => {
    const opened = await openTree(item)
    if (!opened.ok) throw new Error(opened.error.code)
    const list = createChecklist(PACKAGE_CHECKS)
    const bag = await verifyBag(list, opened.value, { root: null, now: new Date() })
    const log = bag === null ? null : await verifyLog(list, opened.value, bag)
    if (bag === null || log === null) throw new Error('the package holds')
    const eep = Buffer.from((await opened.value.read(EEP_FILE)) ?? []).toString('utf8')
    const document = documentFromJson(JSON.parse(readFileSync(join(item, 'data/versions/2.json'), 'utf8')))
    if (document === null) throw new Error('a wording')
    const withEep = async (text: string) => {
      const tree = withFiles(opened.value, [{ path: EEP_FILE, bytes: Buffer.from(text) }])
      const { problem, doubt } = await descriptionJudgement(tree, bag, log, document)
      expect(doubt).toBeNull()
      return problem
    }
    expect(await withEep(eep)).toBeNull()
    expect(await withEep(eep.replaceAll('青石水库', '青山水库'))).toMatchObject({ problem: 'text.differs' })
    expect(await withEep(eep.replace('<封装包创建时间>2', '<封装包创建时间>1'))).toMatchObject({
      problem: 'signature.contentAltered',
    })
    expect(await withEep(eep.replace('<版本>', '<版 本>'))).toMatchObject({ problem: 'file.malformed' })
  })
})

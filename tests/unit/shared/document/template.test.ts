import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { documentLines } from '#shared/domain/document/lines.ts'
import { DOCUMENT_KINDS } from '#shared/domain/document/model.ts'
import { documentFromTemplate, templateFromJson, type UnitDefaults } from '#shared/domain/document/template.ts'
import { lintDocument } from '#shared/domain/lint/lint-document.ts'

const folder = new URL('../../../../resources/template/', import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
const templates = files.map((name) => {
  const template = templateFromJson(JSON.parse(readFileSync(new URL(name, folder), 'utf8')))
  if (template === null) throw new Error(`${name} is no template`)
  return { file: name, template }
})

const NOTHING: UnitDefaults = { issuers: [], signatories: [], copyTo: '', printedBy: '' }
const OFFICE: UnitDefaults = {
  issuers: ['临岚市人民政府'],
  signatories: ['临岚市人民政府'],
  copyTo: '市委办公室，市人大常委会办公室',
  printedBy: '临岚市人民政府办公室',
}

describe('The templates', () => {
  it('are one for each statutory kind, and are named as their files', () => {
    const kinds = new Set(templates.map(({ template }) => template.document.kind))
    expect(DOCUMENT_KINDS.filter((kind) => !kinds.has(kind))).toEqual([])
    expect(templates.map(({ file }) => file)).toEqual(templates.map(({ template }) => `${template.id}.json`))
    expect(new Set(templates.map(({ template }) => template.name)).size).toBe(templates.length)
  })

  it.each(templates.map(({ template }) => [template.name, template] as const))(
    'for %s have no fault but their open places, with and without what the office has set',
    (_, template) => {
      for (const defaults of [NOTHING, OFFICE]) {
        const found = lintDocument(documentFromTemplate(template, defaults), { stage: 'submission' })
        expect(found.filter(({ code }) => code !== 'placeholder')).toEqual([])
        expect(found.length).toBeGreaterThan(0)
      }
    },
  )

  it('leave the number empty: one that is approved with the text cannot be given at the release any more', () => {
    expect(templates.filter(({ template }) => template.document.documentNumber !== '').map(({ file }) => file)).toEqual(
      [],
    )
  })

  it('take the office’s names where the kind has a place for them', () => {
    const notice = templates.find(({ template }) => template.id === 'notice')!.template
    const document = documentFromTemplate(notice, OFFICE)
    expect(document).toMatchObject({
      issuers: OFFICE.issuers,
      signatories: OFFICE.signatories,
      copyTo: '市委办公室，市人大常委会办公室。',
      printedBy: '临岚市人民政府办公室',
      title: '临岚市人民政府关于××的通知',
    })
    const plan = documentFromTemplate(templates.find(({ template }) => template.id === 'plan')!.template, OFFICE)
    expect(plan).toMatchObject({ issuers: [], copyTo: '', printedBy: '' })
    for (const { template } of templates) {
      const lines = documentLines(documentFromTemplate(template, OFFICE)).map(({ text }) => text)
      expect(lines.filter((text) => text.includes('［请填写发文机关］'))).toEqual([])
    }
  })

  it('are refused in any other shape', () => {
    const { template } = templates[0]!
    expect(templateFromJson(template)).toBe(template)
    for (const wrong of [
      null,
      {},
      { ...template, more: 1 },
      { ...template, id: '../x' },
      { ...template, document: {} },
    ]) {
      expect(templateFromJson(wrong)).toBeNull()
    }
  })
})

import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openFonts, type FontSet } from '#electron/main/pdf/fonts.ts'
import { renderPdf, type RenderInput } from '#electron/main/pdf/render.ts'
import { documentFromText } from '#shared/domain/document/from-text.ts'

const notice =
  '为贯彻落实关于推进城市地下管网建设改造的决策部署，进一步提升城市安全韧性水平，补齐市政基础设施短板，经市人民政府同意，结合我市实际，现就有关事项通知如下：'

/** An invented notice of four pages with every kind of part that the layout knows. */
export const sampleDocument = documentFromText('云山市人民政府办公室关于印发云山市城市地下管网建设改造实施方案的通知', [
  '各县（市、区）人民政府，市政府各部门、各直属机构：',
  notice,
  '一、总体要求',
  '坚持“先规划、后建设，先地下、后地上”的原则，到2027年底，全市新建改造供水、排水管网1,250公里以上，漏损率控制在8.5%以内——较2024年提高12个百分点。',
  '二、重点任务',
  '（一）开展管网普查',
  '各县（市、区）要于2026年9月30日前完成普查登记，依照GB/T 35644-2017《地下管线数据获取规程》入库……权属不清的管段，由属地人民政府认定。',
  '（二）实施分类改造。对使用年限超过20年、材质落后的管道，优先列入年度改造计划。',
  '1.供水管网',
  '检测结果报市住房城乡建设局备案，⼀管一档·一图一表。',
  '三、保障措施',
  ...Array.from({ length: 14 }, (_, index) => `第${index + 1}项：${notice}`),
  '云山市人民政府办公室',
  '2026年3月5日',
])

export const sampleInput: RenderInput = {
  document: sampleDocument,
  issuer: '云山市人民政府办公室',
  documentNumber: '云政办发〔2026〕3号',
  releasedOn: '2026-03-05',
  contentHash: 'ab'.repeat(32),
  attachments: [
    { name: 'release.json', bytes: new TextEncoder().encode('{"case":"2026-0001"}'), mimeType: 'application/json' },
  ],
}

/** Bundled faces only: the same result on every machine. */
export const bundledFonts = (): Promise<FontSet> => openFonts({ installedFolders: [] })

/** Renders, and fails the test on a refusal. */
export const render = async (input: RenderInput, fonts: FontSet): Promise<Uint8Array> => {
  const result = await renderPdf(input, fonts)
  if (!result.ok) throw new Error(`refused: ${result.error.code}`)
  return result.value.bytes
}

/** A file of its own in a folder of its own, for tools that read files. */
export const temporaryFile = (name: string, bytes: Uint8Array): string => {
  const file = join(mkdtempSync(join(tmpdir(), 'mingjian-pdf-')), name)
  writeFileSync(file, bytes)
  return file
}

/** Runs a tool of poppler-utils (set-up installs it) and returns what it prints. Fails where it is missing. */
export const poppler = (tool: string, ...parameters: readonly string[]): string =>
  execFileSync(tool, parameters, { encoding: 'utf8', maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'pipe'] })

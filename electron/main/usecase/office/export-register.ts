import { registerText } from '#resources/text/register.ts'
import type { Input, Output, PushPayload } from '#shared/contract/channels.ts'
import { ok } from '#shared/lib/result.ts'
import { safeBaseName } from '../../archive/medium/file-name.ts'
import { sheetOf } from '../../register/all-sheets.ts'
import type { SheetName } from '#shared/domain/register/sheet-name.ts'
import type { RegisterSource } from '../../register/list-sheets.ts'
import { guideDocument } from '../../register/publicity-sheets.ts'
import { missingIn, reportDocument, reportPartsOf } from '../../register/report-parts.ts'
import { sheetsAsDocument, type Sheet } from '../../register/sheet.ts'
import { registerSource } from './register.ts'
import { writeExport } from '../write-export.ts'
import { startFolderJob } from '../folder-job.ts'
import type { Outcome, Unlocked, Workstation } from '../workstation.ts'

const ANNUAL = ['annual2', 'annual3', 'annual4'] as const
/** Excel takes no more of a sheet's name. */
const SHEET_NAME_UNITS = 31

const isAnnual = (name: SheetName): name is (typeof ANNUAL)[number] => ANNUAL.some((one) => one === name)

/** The report as it is filed: the prescribed headings and tables, and nothing of ours. What does not add up is told beside it. */
const asFiled = (name: (typeof ANNUAL)[number], sheet: Sheet): Sheet => ({
  ...sheet,
  title: registerText.annual.headings[name],
  notes: [],
  problems: [],
})

type Notice = Extract<PushPayload['jobProgress']['outcome'], { state: 'done' }>['notices'][number]
const MOST_UNITS = 300
const asNotice = (problem: string): Notice => ({ code: 'register.problem', detail: problem.slice(0, MOST_UNITS) })

/** What is written, under which words, and what of it does not add up. */
const contentOf = (
  { sheet, format, from, until, year }: Omit<Input<'register.export'>, 'folder'>,
  source: RegisterSource,
) => {
  const { annual, sheetName, ...text } = registerText
  if (!isAnnual(sheet)) {
    const made = sheetOf(sheet, source)
    // What is of a version and not of a period says so itself.
    const version = sheet === 'basic' ? source.basic?.version : sheet === 'guide' ? source.guide?.issuedOn : undefined
    const span = version ?? text.period(from, until)
    const lead = version === undefined ? span : ''
    return { title: made.title, span, lead, sheets: [made], names: [], notices: [] }
  }
  const made = ANNUAL.map((name) => ({ name, table: sheetOf(name, source) }))
  const isReport = format === 'docx'
  const missing = isReport ? missingIn(reportPartsOf(source)) : []
  return {
    ...{ title: isReport ? annual.reportTitle : annual.title, span: text.year(year), lead: '' },
    sheets: made.map(({ name, table }) => asFiled(name, table)),
    names: ANNUAL.map((name) => sheetName[name]),
    notices: [...missing, ...made.flatMap(({ table }) => table.problems)].map(asNotice),
  }
}

const asWorkbook = (sheets: readonly Sheet[], names: readonly string[], span: string) =>
  sheets.map((sheet, index) => ({
    name: (names[index] ?? sheet.title).slice(0, SHEET_NAME_UNITS),
    title: sheet.title,
    notes: [span, ...sheet.notes].filter((note) => note !== ''),
    widths: sheet.widths,
    landscape: sheet.landscape,
    head: sheet.head,
    rows: sheet.rows.map((row) =>
      row.map(({ text, value, columnSpan, rowSpan }) => ({ text, value, columnSpan, rowSpan })),
    ),
    footnotes: [...sheet.closing, ...sheet.problems],
  }))

/**
 * A register as .docx or .xlsx into a chosen folder; of the annual report the whole of it, 一 to 六, as .docx, and the three
 * tables as .xlsx. What was written is opened again and compared before it is called done; parts of the report that are not
 * written yet and checks that do not hold are among the notices. Refuses file.tokenUnknown, file.nameTaken.
 */
export const exportRegister = (
  workstation: Workstation,
  unlocked: Unlocked,
  { sheet, format, folder: token, ...asked }: Input<'register.export'>,
): Outcome<Output<'register.export'>> => {
  return startFolderJob(workstation, 'exportFolder', token, async (folder, job) => {
    job.report('check', 0.1)
    const source = await registerSource(workstation, unlocked, asked)
    const { title, span, lead, sheets, names, notices } = contentOf({ sheet, format, ...asked }, source)
    const office = unlocked.store.office().name
    const heading = registerText.fileName(office, title, span)
    const asDocument = () =>
      isAnnual(sheet)
        ? reportDocument(heading, reportPartsOf(source), sheets)
        : sheet === 'guide' && source.guide !== null
          ? guideDocument(`${office}${title}`, office, source.guide)
          : sheetsAsDocument(heading, lead, sheets)
    job.report('write', 0.4)
    const bytes =
      format === 'xlsx'
        ? await workstation.tasks.run('workbook', { sheets: asWorkbook(sheets, names, lead) }, job.signal)
        : await workstation.tasks.run('exportDocx', { document: asDocument(), pictures: new Map(), office }, job.signal)
    const kind = isAnnual(sheet) ? 'annualReport' : 'register'
    const copy = { workstation, unlocked, caseId: null, kind } as const
    const outcome = await writeExport(copy, folder, `${safeBaseName(heading)}.${format}`, bytes, job)
    return outcome.ok ? ok({ ...outcome.value, notices }) : outcome
  })
}

import { registerText } from '#resources/text/register.ts'
import type { Input, Output } from '#shared/contract/channels.ts'
import { ok } from '#shared/lib/result.ts'
import { safeBaseName } from '../archive/file-name.ts'
import { sheetOf, type SheetName } from '../register/all-sheets.ts'
import { sheetsAsDocument, type Sheet } from '../register/sheet.ts'
import { registerSource } from './register.ts'
import { writeExport } from './write-export.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from './workstation.ts'

const ANNUAL = ['annual2', 'annual3', 'annual4'] as const
/** Excel takes no more of a sheet's name. */
const SHEET_NAME_UNITS = 31

const isAnnual = (name: SheetName): name is (typeof ANNUAL)[number] => ANNUAL.some((one) => one === name)

const asWorkbook = (sheets: readonly Sheet[], names: readonly string[], span: string) =>
  sheets.map((sheet, index) => ({
    name: (names[index] ?? sheet.title).slice(0, SHEET_NAME_UNITS),
    title: sheet.title,
    notes: [span, ...sheet.notes],
    widths: sheet.widths,
    landscape: sheet.landscape,
    head: sheet.head,
    rows: sheet.rows.map((row) =>
      row.map(({ text, value, columnSpan, rowSpan }) => ({ text, value, columnSpan, rowSpan })),
    ),
    footnotes: sheet.problems,
  }))

/**
 * A register as .docx or .xlsx into a chosen folder; of the annual report all three tables together. What was written is
 * opened again and compared before it is called done. Refuses file.tokenUnknown, file.nameTaken.
 */
export const exportRegister = (
  workstation: Workstation,
  unlocked: Unlocked,
  { sheet, format, folder: token, ...asked }: Input<'register.export'>,
): Outcome<Output<'register.export'>> => {
  const folder = workstation.files.pathOf('exportFolder', token)
  if (folder === null) return refuse('file.tokenUnknown')
  const jobId = workstation.jobs.start(async (job) => {
    job.report('check', 0.1)
    const source = await registerSource(workstation, unlocked, asked)
    const names: readonly SheetName[] = isAnnual(sheet) ? ANNUAL : [sheet]
    const sheets = names.map((name) => sheetOf(name, source))
    const span = isAnnual(sheet) ? registerText.year(asked.year) : registerText.period(asked.from, asked.until)
    const office = unlocked.store.office().name
    const titles = isAnnual(sheet) ? registerText.annual.title : (sheets[0]?.title ?? '')
    const title = registerText.fileName(office, titles, span)
    job.report('write', 0.4)
    const bytes =
      format === 'xlsx'
        ? await workstation.tasks.run(
            'workbook',
            {
              sheets: asWorkbook(
                sheets,
                isAnnual(sheet) ? ANNUAL.map((name) => registerText.sheetName[name]) : [],
                span,
              ),
            },
            job.signal,
          )
        : await workstation.tasks.run(
            'exportDocx',
            { document: sheetsAsDocument(title, span, sheets), pictures: new Map(), office },
            job.signal,
          )
    const kind = isAnnual(sheet) ? 'annualReport' : 'register'
    const copy = { workstation, unlocked, caseId: null, kind } as const
    const outcome = await writeExport(copy, folder, `${safeBaseName(title)}.${format}`, bytes, job)
    if (outcome.ok) workstation.files.spend(token)
    return outcome
  })
  return ok({ jobId })
}

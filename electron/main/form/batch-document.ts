import { archiveText } from '#resources/text/archive.ts'
import { fourCheckText } from '#resources/text/four-checks.ts'
import type { CheckStage } from '#shared/domain/archive/check-stage.ts'
import type { BatchResults } from '#shared/domain/archive/check-tally.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { beijingTime } from '../redline/origin.ts'
import { FACT_WIDTHS, formDocument, paragraph, table, tableOrNone } from './parts.ts'

const form = archiveText.batch.form

/** 四性检测报告 of a batch: how often each item came out how, and what did not pass. */
export const batchReportDocument = (
  name: string,
  items: number,
  results: BatchResults,
  { stage, checkedAt }: { readonly stage: CheckStage; readonly checkedAt: string },
): OfficialDocument =>
  formDocument(
    fourCheckText.title,
    [
      paragraph(fourCheckText.standard),
      paragraph(`${form.rows.name}：${name}；${form.rows.items}：${String(items)}`),
      paragraph(`${fourCheckText.stage}：${fourCheckText.stages[stage]}`),
      paragraph(`${fourCheckText.checkedAt}：${beijingTime(checkedAt)}`),
      paragraph(fourCheckText.manualNote),
      paragraph(fourCheckText.stageNotes[stage]),
    ],
    [
      ...Object.entries(fourCheckText.properties).map(([digit, property]) => ({
        name: property,
        blocks: [
          table(
            [10, 45, 15, 15, 15],
            [
              fourCheckText.columns[0],
              fourCheckText.columns[1],
              fourCheckText.results.passed,
              fourCheckText.results.failed,
              fourCheckText.results.manual,
            ],
            [...results.counts]
              .filter(([code]) => code.startsWith(`${digit}-`))
              .map(([code, count]) => [
                code,
                fourCheckText.nameOf(stage, code),
                String(count.passed),
                String(count.failed),
                String(count.manual),
              ]),
          ),
        ],
      })),
      {
        name: fourCheckText.results.failed,
        blocks: [
          tableOrNone(
            [30, 10, 60],
            [fourCheckText.number, fourCheckText.columns[0], fourCheckText.columns[3]],
            results.failed.map(({ archivalNumber, code, evidence }) => [archivalNumber, code, evidence]),
          ),
        ],
      },
    ],
  )

/** 移交接收登记表, to be signed by both sides. */
export const handoverFormDocument = (facts: {
  readonly office: string
  readonly name: string
  readonly items: number
  /** 未归入. */
  readonly left: number
  readonly summary: string
}): OfficialDocument => {
  const { rows, blank } = form
  return formDocument(
    form.title,
    [
      table(FACT_WIDTHS, null, [
        [rows.office, facts.office],
        [rows.receiver, blank],
        [rows.name, facts.name],
        [rows.items, facts.left === 0 ? String(facts.items) : form.partly(facts.items, facts.left)],
        [rows.passed, facts.summary],
        [rows.carrier, blank],
        [rows.signedOff, blank],
        [rows.signedIn, blank],
        [rows.date, blank],
      ]),
    ],
    [],
  )
}

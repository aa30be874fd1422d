import { fourCheckText as words } from '#resources/text/four-checks.ts'
import type { CheckStage } from '#shared/domain/archive/check-stage.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import type { Finding } from '#shared/domain/archive/four-checks.ts'
import { beijingTime } from '../redline/origin.ts'
import { formDocument, paragraph, table } from './parts.ts'

const count = (findings: readonly Finding[], result: Finding['result']): number =>
  findings.filter((one) => one.result === result).length

/** 四性检测报告 as a document: each property with its items. */
export const checkDocument = (
  archivalNumber: string,
  findings: readonly Finding[],
  { stage, checkedAt }: { readonly stage: CheckStage; readonly checkedAt: string },
): OfficialDocument =>
  formDocument(
    words.title,
    [
      paragraph(words.standard),
      paragraph(`${words.number}：${archivalNumber}`),
      paragraph(`${words.stage}：${words.stages[stage]}`),
      paragraph(`${words.checkedAt}：${beijingTime(checkedAt)}`),
      paragraph(words.summary(count(findings, 'passed'), count(findings, 'failed'), count(findings, 'manual'))),
      paragraph(words.manualNote),
      paragraph(words.stageNotes[stage]),
    ],
    Object.entries(words.properties).map(([digit, name]) => ({
      name,
      blocks: [
        table(
          [8, 26, 10, 56],
          words.columns,
          findings
            .filter(({ code }) => code.startsWith(`${digit}-`))
            .map(({ code, result, evidence }) => [code, words.nameOf(stage, code), words.results[result], evidence]),
        ),
      ],
    })),
  )

import type { DutyEventType } from '#shared/domain/case/duty/duty-events.ts'

type Detail = Readonly<Record<string, string | number>>

const text = (detail: Detail, name: string): string => String(detail[name] ?? '')
const tail = (label: string, value: string): string => (value === '' ? '' : `，${label}：${value}`)

/** What the person did, after their role and name. Words of tables come ready in the detail. */
export const DUTY_DEEDS: Readonly<Record<DutyEventType, (detail: Detail) => string>> = {
  DeadlineSet: (detail) =>
    `设定公开期限：${text(detail, 'matter')}，自${text(detail, 'from') === '' ? '签发之日' : text(detail, 'from')}起算${tail('理由', text(detail, 'reason'))}`,
  DecisionKindSet: (detail) => `标明程序：${text(detail, 'kind')}${tail('说明', text(detail, 'reason'))}`,
  DecisionStepSet: (detail) =>
    `${text(detail, 'step')}${Number(detail['applicable']) === 1 ? '适用' : '不适用'}${tail('理由', text(detail, 'reason'))}`,
  EvidenceAdded: (detail) =>
    `登记过程材料：${text(detail, 'item')}（${text(detail, 'on')}）${tail('文件', text(detail, 'fileName'))}${tail('文号', text(detail, 'number'))}${tail('说明', text(detail, 'note'))}`,
  EvidenceVoided: (detail) => `过程材料作废：${text(detail, 'item')}${tail('理由', text(detail, 'reason'))}`,
  ValidityTermSet: (detail) =>
    `登记施行和有效期${tail('施行', text(detail, 'from'))}${tail('有效期至', text(detail, 'until'))}${tail('依据', text(detail, 'basis'))}`,
  ChangeDeclared: (detail) =>
    `拟${text(detail, 'kind')}《${text(detail, 'title')}》${tail('依据', text(detail, 'basis'))}${tail('理由', text(detail, 'reason'))}`,
  ReleaseChanged: (detail) =>
    `本件被${text(detail, 'kind')}${tail('由', text(detail, 'title'))}${tail('自', text(detail, 'from'))}${tail('依据', text(detail, 'basis'))}${tail('理由', text(detail, 'reason'))}`,
}

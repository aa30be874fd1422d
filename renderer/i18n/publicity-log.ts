import type { OfficePublicityType } from '#shared/domain/office/publicity/publicity-events.ts'

type Detail = Readonly<Record<string, string | number>>
const text = (detail: Detail, name: string): string => String(detail[name] ?? '')

/** What the person did; values come from `officeDetail`. */
export const PUBLICITY_DEEDS: Readonly<Record<OfficePublicityType, (detail: Detail) => string>> = {
  BasicCatalogueProposed: (detail) =>
    `提出主动公开基本目录第${text(detail, 'version')}版，共 ${text(detail, 'count')} 项，自 ${text(detail, 'on')} 起施行${text(detail, 'reason') === '' ? '' : `，说明：${text(detail, 'reason')}`}`,
  BasicCatalogueAdopted: (detail) =>
    `确认主动公开基本目录第${text(detail, 'version')}版，自 ${text(detail, 'on')} 起施行`,
  BasicCatalogueDeclined: (detail) => `对一版主动公开基本目录不予确认，理由：${text(detail, 'reason')}`,
  GuideIssued: (detail) => `编制（更新）政府信息公开指南，日期 ${text(detail, 'on')}`,
}

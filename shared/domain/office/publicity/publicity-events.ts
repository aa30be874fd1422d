import type { SettingName } from '../setting.ts'

/**
 * One line of 主动公开基本目录 (政府信息公开条例 Art. 22, V), with the columns of the catalogues of the fields for which there are
 * standards (基层政务公开标准化规范化, M-H: eight that counties and towns publish agree, the official text was not seen).
 */
export interface CatalogueEntry {
  /** 编号: the same through all versions, so that what was released under it is found again. Unique in a version. */
  readonly item: string
  /** 一级事项; '' where there is none. */
  readonly group: string
  /** 公开事项 (二级事项). */
  readonly matter: string
  /** 公开内容（要素）. */
  readonly content: string
  readonly basis: string
  /** 公开时限. */
  readonly limit: string
  /** 公开主体. */
  readonly organ: string
  /** 公开渠道和载体. */
  readonly channels: string
  /** 公开对象; '' for the whole society. */
  readonly audience: string
  readonly mode: 'proactive' | 'onRequest'
  /** 公开层级; '' for what the office alone makes public. */
  readonly level: string
}

/** The texts of 政府信息公开指南 (条例 Art. 12, V), in the order in which the article names them. */
export const GUIDE_PARTS = [
  'classification', // 政府信息的分类
  'arrangement', // 编排体系
  'access', // 获取方式
  'organ', // 政府信息公开工作机构的名称
  'address', // 办公地址
  'hours', // 办公时间
  'telephone', // 联系电话
  'fax', // 传真
  'internet', // 互联网联系方式
] as const
export type GuidePart = (typeof GUIDE_PARTS)[number]
export type GuideTexts = Readonly<Record<GuidePart, string>>

/** What the guide tells of is also set here: where it is changed the guide is to be looked through (D on 政府信息公开条例 Art. 12). */
export const GUIDE_SETTINGS = ['unitDefaults', 'register', 'publication'] as const satisfies readonly SettingName[]

/** The facts of the office about what it makes public by rule. Part of `OfficeEventData`. */
export interface OfficePublicityData {
  /** The first hand on a version of 主动公开基本目录: the whole of it, in place of the one before. */
  BasicCatalogueProposed: {
    readonly proposalId: string
    readonly version: string
    /** YYYY-MM-DD, Beijing calendar: in force from this day on. */
    readonly effectiveOn: string
    /** What is new in it and why. */
    readonly note: string
    readonly entries: readonly CatalogueEntry[]
  }
  /** The second hand. */
  BasicCatalogueAdopted: { readonly proposalId: string }
  /** 不予确认, or taken back by whoever proposed it. */
  BasicCatalogueDeclined: { readonly proposalId: string; readonly reason: string }
  /** 编制 or 更新 of 政府信息公开指南: the whole of it, in place of the one before. */
  GuideIssued: {
    readonly recordId: string
    /** YYYY-MM-DD, Beijing calendar. */
    readonly issuedOn: string
    readonly texts: GuideTexts
    /** After so many months it is to be looked through again. */
    readonly reviewMonths: number
  }
}
export type OfficePublicityType = keyof OfficePublicityData

import type { GuidePart } from '#shared/domain/office/publicity/publicity-events.ts'
import type { CatalogueColumn } from '#shared/domain/register/basic-catalogue.ts'

/** A column of 主动公开基本目录, as it is printed. */
export const COLUMN_WORDS: Readonly<Record<CatalogueColumn, string>> = {
  item: '编号',
  group: '一级事项',
  matter: '公开事项',
  content: '公开内容',
  basis: '公开依据',
  limit: '公开时限',
  organ: '公开主体',
  channels: '公开渠道和载体',
  audience: '公开对象',
  mode: '公开方式',
  level: '公开层级',
}

/** A part of 政府信息公开指南 (政府信息公开条例 Art. 12). */
export const GUIDE_WORDS: Readonly<Record<GuidePart, string>> = {
  classification: '政府信息的分类',
  arrangement: '编排体系',
  access: '获取方式',
  organ: '政府信息公开工作机构名称',
  address: '办公地址',
  hours: '办公时间',
  telephone: '联系电话',
  fax: '传真',
  internet: '互联网联系方式',
}

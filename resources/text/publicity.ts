import type { CatalogueEntry } from '#shared/domain/office/publicity/publicity-events.ts'
import type { CatalogueColumn } from '#shared/domain/register/basic-catalogue.ts'
import { MODE_WORDS } from './word/case.ts'
import { COLUMN_WORDS, GUIDE_WORDS } from './word/publicity.ts'

/** Words of 主动公开基本目录 (政府信息公开条例 Art. 22) and of 政府信息公开指南 (Art. 12), on the screen, in sheets that are read, and in files. */
export const publicityText = {
  /** The first name of a column is the one that is printed. */
  catalogue: {
    columns: {
      item: [COLUMN_WORDS.item, '序号', '事项编码'],
      group: [COLUMN_WORDS.group, '公开类别', '一级目录'],
      matter: [COLUMN_WORDS.matter, '二级事项', '事项名称', '二级目录', '公开事项名称'],
      content: [COLUMN_WORDS.content, '公开内容（要素）', '公开内容(要素)', '公开要素'],
      basis: [COLUMN_WORDS.basis, '依据'],
      limit: [COLUMN_WORDS.limit, '时限'],
      organ: [COLUMN_WORDS.organ, '责任主体', '主体'],
      channels: [COLUMN_WORDS.channels, '公开渠道', '渠道', '公开渠道与载体'],
      audience: [COLUMN_WORDS.audience, '对象'],
      mode: [COLUMN_WORDS.mode, '方式'],
      level: [COLUMN_WORDS.level, '层级'],
    } satisfies Record<CatalogueColumn, readonly [string, ...string[]]>,
    modes: {
      proactive: [MODE_WORDS.proactive, '主动'],
      onRequest: [MODE_WORDS.onRequest, '依申请'],
    } satisfies Record<CatalogueEntry['mode'], readonly [string, ...string[]]>,
    asAbove: ['同上', '同前', '〃'],
    /** The head as 基层政务公开标准目录 are published: a name over two columns each, and a mark below what applies. */
    published: {
      matters: COLUMN_WORDS.matter,
      matter: '二级事项',
      content: '公开内容（要素）',
      everyone: '全社会',
      some: '特定群体',
      proactive: '主动',
      mark: '√',
    },
  },
  basic: {
    note: (version: string, effectiveOn: string, count: number, by: string, confirmedBy: string) =>
      `第${version}版，自${effectiveOn}起施行，共${String(count)}项；${by}提出，${confirmedBy}确认。依据：政府信息公开条例第二十二条。`,
    none: '所选止日还没有施行的目录。目录由政务公开工作机构提出，另一人确认。',
  },
  coverage: {
    columns: ['编号', '公开事项', '公开时限', '公开主体', '期间公开件数', '最近公开日期'],
    note: (lines: number, with_: number, without: number) =>
      `主动公开的事项共${String(lines)}项，期间有公开件的${String(with_)}项，没有公开件的${String(without)}项。按公开认定所填的目录事项统计，已撤下的不计；在其他系统公开的不在其内。`,
    nothing: '期间没有公开件',
    never: '从未公开',
    without: '公开认定没有填目录事项，或者所填事项已不在目录中的公开件',
  },
  guide: {
    columns: ['项目', '内容'],
    /** In the order of Art. 12. */
    parts: GUIDE_WORDS,
    headings: {
      arrangement: '一、政府信息的分类和编排体系',
      access: '二、政府信息的获取方式',
      organ: '三、政府信息公开工作机构',
    },
    lead: (office: string) =>
      `为方便公民、法人和其他组织获取${office}的政府信息，根据《中华人民共和国政府信息公开条例》第十二条，编制本指南。`,
    issued: (day: string) => `编制（更新）日期：${day}`,
    note: (day: string, by: string) => `${day}编制，${by}登记。依据：政府信息公开条例第十二条。`,
    none: '还没有编制政府信息公开指南。',
  },
} as const

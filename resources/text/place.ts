import type { FilePlace, HitSource } from '#shared/domain/scan/place.ts'

const parts: Readonly<Record<FilePlace['part'], string>> = {
  text: '正文',
  cell: '工作表',
  slide: '幻灯片',
  page: '页面',
  notes: '备注、脚注',
  comment: '批注',
  trackedChange: '修订',
  hiddenText: '隐藏文字',
  headerFooter: '页眉页脚',
  properties: '文件属性',
  formField: '表单域',
  annotation: '注释',
  embedded: '内嵌文件',
  earlierRevision: '早先保存的内容',
  picture: '图片',
  pictureData: '图片附带的数据',
  other: '其他部分',
}

/** Where in a file something is, as printed forms and the command line say it. */
export const placeText = ({ part, name, number, cell, hidden }: FilePlace): string => {
  const where =
    number === undefined
      ? parts[part]
      : part === 'page' || part === 'picture'
        ? `第${String(number)}页`
        : `第${String(number)}张${parts[part]}`
  return `${where}${name === undefined ? '' : `“${name}”`}${cell ?? ''}${hidden === true ? '（隐藏）' : ''}`
}

/** The item that a hit was found in: 附件2《名单.xlsx》. */
export const sourceText = ({ kind, item, fileName }: HitSource): string => {
  if (kind === 'picture') return item === 0 ? '正文图片' : `附件${String(item)}的图片`
  return kind === 'original' ? `原始文件《${fileName}》` : `附件${String(item)}《${fileName}》`
}

import type { FilePlace, HitSource, PlacePart } from '#shared/domain/scan/place.ts'

const PARTS: Readonly<Record<PlacePart, string>> = {
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

const numbered = ({ part, number }: FilePlace): string => {
  if (number === undefined) return PARTS[part]
  if (part === 'page' || part === 'picture') return `第${String(number)}页${part === 'picture' ? '图片' : ''}`
  return part === 'slide' ? `第${String(number)}张幻灯片` : `第${String(number)}张幻灯片的${PARTS[part]}`
}

/** Where in a file something is: 工作表“名单”B5（隐藏）. */
export const filePlaceText = (place: FilePlace): string => {
  const { part, name, cell, hidden } = place
  const where = part === 'cell' && name === undefined && cell !== undefined ? '' : numbered(place)
  return `${where}${name === undefined ? '' : `“${name}”`}${cell === undefined ? '' : cell}${hidden === true ? '（隐藏）' : ''}`
}

/** The item that a hit was found in: 附件2《名单.xlsx》. */
export const hitSourceText = ({ kind, item, fileName }: Pick<HitSource, 'kind' | 'item' | 'fileName'>): string => {
  if (kind === 'picture') return item === 0 ? '正文图片' : `附件${String(item)}的图片`
  return kind === 'original' ? `原始文件《${fileName}》` : `附件${String(item)}《${fileName}》`
}

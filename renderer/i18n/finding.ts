/** Words for what the import dropped, changed or met; the test holds them against the importer's own list. */
export const FINDING_WORDS: Readonly<Record<string, string>> = {
  'import.titleMissing': '没有找到标题，请补写',
  'import.trackedChanges': '修订已按您的选择处理',
  'import.commentsDropped': '批注没有导入',
  'import.hiddenText': '隐藏文字没有导入',
  'import.headerFooter': '页眉页脚没有导入',
  'import.textBox': '文本框中的文字，请核对位置',
  'import.footnotes': '脚注、尾注，请核对',
  'import.tableFlattened': '表格已转为文字，请核对',
  'import.numberingResolved': '自动编号已转为文字',
  'import.numberingUnknown': '有的自动编号无法识别，请核对',
  'import.lineBreakSplit': '手动换行已转为分段',
  'import.fieldCodes': '域已转为所显示的文字',
  'import.formula': '公式已转为文字，请核对',
  'import.phoneticGuide': '拼音标注没有导入',
  'import.symbolReplaced': '特殊符号已替换，请核对',
  'import.images': '图片没有导入',
  'import.imageMetadata': '图片带有拍摄信息（没有导入）',
  'import.imageRotated': '照片靠拍摄信息转正，导入后可能横倒，请转正后重新插入',
  'import.thumbnail': '文件缩略图没有导入',
  'import.graphics': '图形没有导入',
  'import.embeddedObject': '嵌入的文件没有导入',
  'import.macros': '宏没有导入',
  'import.externalReference': '对外部文件的引用没有导入',
  'import.customXml': '自定义数据没有导入',
  'import.properties': '文件属性没有导入',
  'import.people': '文件中记有人员姓名（没有导入）',
  'import.documentVariables': '文档变量没有导入',
  'import.buildingBlocks': '自动图文集没有导入',
  'import.digitalSignature': '原文件的数字签名没有导入',
  'import.unknownParts': '有无法识别的内容没有导入',
  'import.scripts': '网页脚本没有导入',
  'import.pageComments': '网页源码中的注释没有导入',
  'import.formFields': '表单域没有导入',
  'import.faintText': '有颜色过浅、几乎看不见的文字，已作为正文导入，请核对',
  'import.annotations': 'PDF 批注没有导入',
  'import.earlierRevisions': '文件中留有以前保存的版本（没有导入）',
  'import.linesJoined': '段落由版面上的行拼接而成，请核对分段',
  'import.converted': '由旧格式转换而来，请核对格式',
  'import.controlCharacters': '已去除控制字符',
  'import.directionOverride': '已去除改变文字方向的字符',
  'import.loneSurrogates': '已替换残缺字符，请核对',
  'import.invisibleCharacters': '已去除不可见字符',
  'import.privateUseCharacters': '含有自造字，请核对',
}

/** The sentence of an import finding, with how often it was met and what it names; an unknown code as it is. */
export const findingText = (code: string, count: number, detail: string | undefined): string => {
  const word = FINDING_WORDS[code] ?? code
  const times = count > 1 ? `，${String(count)} 处` : ''
  return `${word}${times}${detail === undefined || detail === '' ? '' : `：${detail}`}`
}

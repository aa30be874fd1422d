import type { ErrorCode } from '#shared/contract/errors.ts'
import type { ErrorText } from './error-text.ts'

/** Why a file of somebody's cannot be taken in. */
export const IMPORT_ERRORS = {
  'import.empty': { title: '文件是空的', advice: '请选择有内容的文件。没有登记任何内容。' },
  'import.tooLarge': {
    title: '文件过大',
    advice: '请选择 {limitMb|20} MB 以内的文稿，图片、附件另行处理。没有登记任何内容。',
  },
  'import.binary': { title: '这不是文本文件', advice: '请选择 .txt 或 .docx 文稿。没有登记任何内容。' },
  'import.wrongEncoding': {
    title: '无法识别文字编码',
    advice: '请用 UTF-8 或 GB18030 编码另存后再试。没有登记任何内容。',
  },
  'import.misnamed': {
    title: '文件的实际格式（{format|未知}）与扩展名不符',
    advice: '请用文字处理软件打开，另存为 .docx 后再试。没有登记任何内容。',
  },
  'import.corrupt': { title: '文件已损坏', advice: '请用文字处理软件打开并另存后再试。没有登记任何内容。' },
  'import.bomb': { title: '文件解压后异常庞大，已拒绝打开', advice: '请核实文件来源。没有登记任何内容。' },
  'import.encrypted': { title: '文件设有密码', advice: '请解除密码后另存再试。没有登记任何内容。' },
  'import.unsupportedFormat': {
    title: '不支持这种格式（{format|未知}）',
    advice: '请另存为 .docx 或 .txt 后再试。没有登记任何内容。',
  },
  'import.trackedChanges': {
    title: '文件中有{count|若干}处未处理的修订',
    advice: '请选择如何处理修订后登记；选择后仍不能登记的，请在 Word 或 WPS 中处理完修订，另存后再导入。',
  },
  'import.classified': {
    title: '内容带有疑似国家秘密标志，已停止处理',
    advice:
      '《保守国家秘密法》第三十一条：不得使用非涉密信息设备存储、处理国家秘密。程序没有保存任何内容。请立即报告本单位保密工作机构。',
  },
  'attachment.leftBehind': {
    title: '附件没有添加：{what|含有隐藏内容}{where|}，不得随公开件带出',
    advice:
      '请在原来的软件里清理（接受修订，删除批注、隐藏的工作表和行列、备注、内嵌文件，PDF 请重新导出），另存后再添加；也可以改为“作为文字排入”。没有保存任何内容。',
  },
  'import.unsafeXml': { title: '文件含有不安全的内容，已拒绝打开', advice: '请核实文件来源。没有登记任何内容。' },
  'import.pictureUnreadable': {
    title: '图片无法读取',
    advice: '请另存为 PNG 或 JPEG 图片后再试。没有保存任何内容。',
  },
  'import.pictureTooLarge': {
    title: '图片尺寸过大',
    advice: '请缩小到 3200 万像素以内再试。没有保存任何内容。',
  },
  'import.noText': {
    title: '这份 PDF 是扫描件，没有文字',
    advice: '请录入文字，或用文字识别软件转成文稿后再试。没有登记任何内容。',
  },
  'import.takesTooLong': {
    title: '文件过于复杂，读取超过了时限',
    advice: '请打开这个文件另存一份后再试：文稿存为 .docx，表格存为 .xlsx 或 CSV。没有登记任何内容。',
  },
  'import.officeMissing': {
    title: '读取旧格式文稿需要 LibreOffice，本机没有安装',
    advice: '请用 WPS 或 Word 打开并另存为 .docx 后再试。没有登记任何内容。',
  },
  'import.officeFailed': {
    title: '旧格式文稿转换失败',
    advice: '请用 WPS 或 Word 打开并另存为 .docx 后再试。没有登记任何内容。',
  },
} as const satisfies Partial<Record<ErrorCode, ErrorText>>

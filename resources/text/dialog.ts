/** Words of the system's own dialogs, which the main process opens. */
export const dialogText = {
  importDocument: {
    title: '选择要登记的文件',
    button: '登记',
    filter: '文稿（.docx、.odt、.txt、.html、.pdf、.doc、.wps）',
    anyFile: '所有文件',
  },
  attachment: { title: '选择要作为附件的文件', button: '添加', filter: '常用附件', anyFile: '所有文件' },
  evidence: { title: '选择过程材料文件', button: '登记', filter: '常用文件', anyFile: '所有文件' },
  calendar: { title: '选择工作日历文件', button: '选择', filter: '日历文件（.json）', anyFile: '所有文件' },
  letter: { title: '选择授权书文件', button: '选择', filter: '扫描件或者文档', anyFile: '所有文件' },
  lexicon: { title: '选择词库文件', button: '选择', filter: '词库包、CSV、Excel 工作簿', anyFile: '所有文件' },
  picture: { title: '选择要插入的图片', button: '插入', filter: '图片（.png、.jpg）', anyFile: '所有文件' },
  tokenDriver: {
    title: '选择智能密码钥匙的驱动程序（PKCS#11）',
    button: '选择',
    filter: '驱动程序',
    anyFile: '所有文件',
  },
  exportDocx: { title: '导出 Word 文档', button: '导出', filter: 'Word 文档（.docx）' },
  exportFolder: { title: '选择导出文件的存放文件夹', button: '选定此文件夹' },
  releaseFolder: { title: '选择公开件的存放文件夹', button: '选定此文件夹' },
  backupFolder: { title: '选择存放备份的文件夹', button: '选定此文件夹' },
  backupFile: {
    title: '选择备份文件',
    button: '选择',
    filter: '明鉴备份（.mjbackup）',
    anyFile: '所有文件',
  },
  archiveFolder: { title: '选择归档包的存放文件夹', button: '选定此文件夹' },
  retentionTable: {
    title: '选择归档范围和保管期限表',
    button: '选择',
    filter: 'CSV、Excel 工作簿',
    anyFile: '所有文件',
  },
  basicCatalogue: {
    title: '选择主动公开基本目录',
    button: '选择',
    filter: 'CSV、Excel 工作簿',
    anyFile: '所有文件',
  },
  inspectFolder: { title: '选择要检测的归档包或者批次文件夹', button: '选定此文件夹' },
  rootCertificate: {
    title: '选择该单位公布的根证书',
    button: '选择',
    filter: '证书（.cer、.crt、.pem、.der）',
    anyFile: '所有文件',
  },
  pageDied: {
    title: '窗口无法显示',
    advice: (faultId: string) =>
      `窗口内容连续两次异常退出，程序将关闭。已保存的内容不受影响，最后一秒输入的文字可能没有保存。请关闭其他程序、腾出内存后重新打开；仍然出现的，请将故障编号 ${faultId} 告知维护人员。`,
  },
  startFailed: {
    title: '程序没有打开',
    advice: (code: string, faultId: string) =>
      `已保存的内容不受影响。请检查磁盘空间和数据文件夹的权限后再试；仍然出现的，请将故障代码 ${code} 和故障编号 ${faultId} 告知维护人员。`,
  },
} as const

/** Words of the system's own dialogs, which the main process opens. */
export const dialogText = {
  importDocument: { title: '选择要登记的文件', button: '登记', filter: '文稿（.docx、.txt）', anyFile: '所有文件' },
  releaseFolder: { title: '选择公开件的存放文件夹', button: '选定此文件夹' },
  archiveFolder: { title: '选择归档包的存放文件夹', button: '选定此文件夹' },
} as const

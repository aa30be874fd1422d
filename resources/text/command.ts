/** What `mingjian` on the command line says. */
export const commandText = {
  usage: [
    '用法：mingjian <命令> [参数]',
    '',
    '  verify 文件或文件夹     校验已发布的 PDF、发布文件夹或归档包，全部成立时退出码为 0',
    '  diff 旧稿 新稿          比较两份文稿，列出修改段',
    '  scan 文件               检查文稿中的涉密标志、敏感词和个人信息',
    '  import 文件             读取文稿，显示识别出的标题和段落',
  ].join('\n'),
  unknown: (name: string) => `没有“${name}”这个命令。`,
}

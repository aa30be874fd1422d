/** Refusals and faults of the archive. */
export const ARCHIVE_ERRORS = {
  'archive.notFiled': {
    title: '本件还没有归档登记',
    advice: '请先在“归档”页确定档号和保管期限，再生成归档包或者提出鉴定。',
  },
  'archive.numberTaken': {
    title: '档号“{number|}”已经用过',
    advice: '档号不重复使用。请改用更大的件号；页面已给出下一个可用的件号。',
  },
  'archive.reasonRequired': {
    title: '请填写说明',
    advice: '跳过件号、年度与成文日期不同、不按保管期限表确定期限，或者更改已给的档号，都要写明原因，记入留痕。',
  },
  'archive.permanent': { title: '永久保管的文件不作销毁鉴定', advice: '保管期限定错的，请更正归档登记并写明原因。' },
  'archive.notExpired': {
    title: '保管期限还没有届满（{date|}到期）',
    advice: '到期以后再提出鉴定；《档案法》第二十一条禁止擅自销毁档案。',
  },
  'archive.disposalProposed': { title: '本件已经提出鉴定', advice: '请等待第二人作出结论。' },
  'archive.noProposal': { title: '本件没有待决定的鉴定', advice: '页面已重新读取。' },
  'archive.secondHand': { title: '提出鉴定的人不能自己决定', advice: '请由另一位领导作出结论。' },
  'archive.keepUntil': {
    title: '延长保管须填写晚于原到期日的日期',
    advice: '结论是“延长保管”时填写新的到期日；其他结论不填。',
  },
  'archive.destroyed': {
    title: '本件已经鉴定销毁',
    advice: '文稿的密钥已销毁，内容无法恢复；办理经过仍可查阅和核对。',
  },
  'archive.held': {
    title: '本件在保全中，不能提出或者决定销毁',
    advice:
      '{authority|有关机关}正在办理（{number|}），本件是证据。可以作出“延长保管”或者“不同意销毁”的结论；办理结束后，先由另一人在事项页解除保全。',
  },
  'hold.paperRequired': { title: '请填写办理机关和文号', advice: '没有文号的，填写来函的名称和日期。' },
  'hold.inFuture': { title: '文书日期晚于今天', advice: '请按收到的通知书或者来函填写日期。' },
  'hold.twice': { title: '“{number|}”已经列入保全', advice: '同一文书只登记一次；页面已重新读取。' },
  'hold.unknown': { title: '这项保全已经解除', advice: '页面已重新读取。' },
  'hold.secondHand': {
    title: '列入保全的人不能自己解除',
    advice: '请由另一位档案员、政务公开工作机构人员、合法性审核人员或者领导解除。',
  },
  'archive.textDestroyed': {
    title: '本件文稿已于 {date|} 鉴定销毁，不能再读取、比对或者导出',
    advice:
      '{proposedBy|档案员}提出鉴定，{decidedBy|领导}批准销毁，档号 {number|（未记载）}。题名、意见、批注、历次办理和签名仍在，可在“留痕”中查阅和核对；已经公开的文件和已经移交的归档包不受影响。',
  },
  'archive.noFonds': { title: '还没有设定全宗号', advice: '请在“档案管理”的“规则”中填写全宗号和档号格式。' },
  'archive.patternUnusable': {
    title: '档号格式不能使用',
    advice: '格式须含全宗号、年度、保管期限，并以分隔符加件号结尾，各出现一次。',
  },
  'archive.spaceShort': {
    title: '目标磁盘空间不足：约需 {need|}，只剩 {free|}',
    advice: '请清理空间或者换一个磁盘。尚未写入任何文件。',
  },
  'archive.nothingChosen': { title: '没有符合条件的文件', advice: '请调整年度、全宗或者保管期限。' },
  'archive.folderForeign': {
    title: '文件夹里有同名的内容，不是本次归档留下的',
    advice: '请换一个文件夹，或者移走同名的内容。不会覆盖任何文件。',
  },
  'archive.batchExtra': {
    title: '批次文件夹里有不属于本批次的内容：{extra|}',
    advice: '请把它移走，再在同一文件夹按同样的条件做一次；已经做好的归档包不会重做，也不会覆盖任何文件。',
  },
  'archive.batchPartly': {
    title: '批次没有完成：应归 {total|} 件，已做好 {done|} 件，{refused|} 件没有做成',
    advice:
      '没有做成的逐件列在下面，其余已做好的保留在批次文件夹里。处理以后在同一文件夹按同样的条件再做一次，只做缺的；确实处理不了的，可以不含这些件先成批次，批次说明和登记表会写明。',
  },
  'archive.checkFailed': {
    title: '四性检测“{check|}”不通过，没有生成归档包',
    advice:
      '依据：{evidence|}。这一项不通过的包接收单位不会接收，所以不给正式名称，也没有留下半成品；另有 {others|0} 项同样不通过。请按依据核对本件的附件和文稿，处理后再做。',
  },
  'archive.rootUnusable': {
    title: '所选文件不是证书',
    advice: '请选择该单位公布的根证书文件（.cer、.crt 或 .pem）；也可以不选，先看签名的是哪个证书机构。',
  },
  'archive.notInspected': {
    title: '没有可以导出的检测结果',
    advice: '检测结果只在本次登录中保留，锁定以后要重新检测；其他系统的包和结构不成立的文件夹不作四性检测。',
  },
  'archive.insidePackage': {
    title: '报告不能放进归档包或者批次里面',
    advice: '包里多一个文件，核对就不能成立。请另选一个文件夹。',
  },
  'archive.unknownPath': { title: '这里没有能够核对的归档包', advice: '请选择归档包或者批次所在的文件夹。' },
  'archive.handedOver': {
    title: '这件档案已经列入移交清单，档号不能更改',
    advice: '接收单位按这个档号接收。确需更改的，请先在“移交”页作废尚未接收的清单。',
  },
  'retention.empty': { title: '保管期限表没有内容', advice: '列名下面每行一条。' },
  'retention.columns': {
    title: '保管期限表第 {line|1} 行不合要求',
    advice:
      '表头须有“归档范围”和“保管期限”两列；每条须有条款号（单列一列，或者写在归档范围前面）。可以另有“适用文种或标题用语”一列。',
  },
  'retention.period': {
    title: '第 {line|1} 行的保管期限不能识别',
    advice: '保管期限只有三种：永久、30年、10年（国家档案局令第8号）。只有下面还有细目的标题行可以不填。',
  },
  'retention.itemTwice': { title: '第 {line|1} 行的条款号重复', advice: '每个条款号只能出现一次。' },
  'retention.tooLong': { title: '保管期限表太长', advice: '最多 2000 条，请拆分或者核对文件。' },
  'retention.versionTaken': { title: '这个版本号已经用过', advice: '请另起一个版本号；旧版本保留备查。' },
  'retention.unusable': { title: '保管期限表没有内容', advice: '请检查文件后重新导入。' },
  'handover.receiverMissing': { title: '没有填写接收单位或者接收人', advice: '请填写后再登记。' },
  'handover.empty': { title: '移交清单没有文件', advice: '请先选择要移交的文件。' },
  'handover.twice': { title: '所选文件中有已经移交的', advice: '页面已重新读取，请核对后再编制清单。' },
  'handover.batchDiffers': {
    title: '批次生成以后，其中有的档案已经变动，不能整批移交',
    advice: '批次里的档案有改过档号、销毁或者重新办理的。请重新生成批次再编制清单；也可以不选批次，按条件编制。',
  },
  'handover.countDiffers': {
    title: '点收件数与移交清单不一致',
    advice: '清单与实物须逐件相符才能登记接收。请双方核对；清单有误的，先作废再另行编制。',
  },
  'handover.unknown': { title: '找不到这份移交清单', advice: '页面已重新读取。' },
  'handover.received': { title: '这份移交清单已经登记接收', advice: '无须重复登记。' },
  'handover.withdrawn': { title: '这份移交清单已经作废', advice: '其中的文件可以另行编制移交清单。' },
  'handover.impossibleDate': { title: '接收日期不合理', advice: '接收日期不早于移交日期，也不晚于今天。' },
  'extension.unknown': { title: '找不到这份延长移交的批准，或者已经办结', advice: '页面已重新读取，请核对。' },
  'extension.open': {
    title: '这一年度已有一份批准等待确认',
    advice: '请先请另一人确认，或者收回后再登记。',
  },
  'extension.incomplete': {
    title: '批准单位、文号、理由没有填全',
    advice: '请照批准文件填写同级档案主管部门的名称、文号和延长的理由。',
  },
  'extension.approvedLater': { title: '批准日期晚于今天', advice: '请照批准文件填写日期。' },
  'extension.beforeDue': {
    title: '延长至的日期早于应移交之日（{on|}）',
    advice: '延长移交应当延至应移交之日以后。请核对年度和日期；移交年限在“规则”页设定。',
  },
  'extension.over': { title: '延长至的日期已经过去', advice: '已经过期的批准不再延长移交，请核对日期，或者按期移交。' },
  'extension.notLater': {
    title: '这一年度已经延长至{on|}，新的日期不晚于它',
    advice: '再次延长的，应当延至更晚的日期；原来登记有误的，先作废再登记。',
  },
  'fault.targetGone': {
    title: '存放归档包或者公开件的磁盘读写失败，可能已被拔出',
    advice:
      '本机的内容不受影响。请重新接好磁盘再做一次；批量归档在同一文件夹按同样的条件再做，会从中断处接着做，已经做好的归档包先核对再计入。',
  },
  'fault.textDestroyed': {
    title: '文稿已经鉴定销毁，不能再读取',
    advice: '密钥已按鉴定结论销毁，内容无法恢复；办理经过仍可查阅和核对。',
  },
} as const

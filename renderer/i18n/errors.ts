import type { ErrorCode } from '#shared/contract/errors.ts'
import { ARCHIVE_ERRORS } from './archive-errors.ts'
import { DISCLOSURE_ERRORS } from './disclosure-errors.ts'
import { BACKUP_ERRORS } from './backup-errors.ts'
import { CARE_ERRORS } from './care-errors.ts'
import { CONTRACT_ERRORS } from './contract-errors.ts'
import { DUTY_ERRORS } from './duty-errors.ts'
import { CHAIN_ERRORS } from './chain-errors.ts'
import { IMPORT_ERRORS } from './import-errors.ts'
import { LEXICON_ERRORS } from './lexicon-errors.ts'
import { OFFICE_ERRORS } from './office-errors.ts'
import { REGISTER_ERRORS } from './register-errors.ts'
import { SIGNING_ERRORS } from './signing-errors.ts'
import { OUTWARD_ERRORS } from './outward-errors.ts'
import { REDACTION_ERRORS } from './redaction-errors.ts'
import { SEARCH_ERRORS } from './search.ts'

export interface ErrorText {
  /** What happened. `{name|otherwise}` stands for a value of the detail, or for `otherwise` when it is missing. */
  readonly title: string
  /** What is safe and what to do. */
  readonly advice: string
}

/** One entry per code: a new code without its Chinese sentence does not compile. */
export const ERROR_TEXTS: Readonly<Record<ErrorCode, ErrorText>> = {
  ...LEXICON_ERRORS,
  ...DUTY_ERRORS,
  ...BACKUP_ERRORS,
  ...REGISTER_ERRORS,
  ...ARCHIVE_ERRORS,
  ...CARE_ERRORS,
  ...CONTRACT_ERRORS,
  ...OFFICE_ERRORS,
  ...CHAIN_ERRORS,
  ...SIGNING_ERRORS,
  ...SEARCH_ERRORS,
  ...DISCLOSURE_ERRORS,
  ...REDACTION_ERRORS,
  ...OUTWARD_ERRORS,
  ...IMPORT_ERRORS,
  'case.notYourStage': {
    title: '本事项现处于“{stage|其他}”环节，不能进行这项操作',
    advice: '请返回待办，查看本事项正等待哪个岗位办理。',
  },
  'case.ownDraft': {
    title: '不能审核本人拟写的文稿',
    advice: '拟稿与审核须由不同人员承担。请由本环节的其他负责人办理。',
  },
  'case.samePersonTwice': {
    title: '您已在本轮“{stage|其他}”环节签署意见，同一人不得审核两个环节',
    advice: '请由本环节的其他负责人办理。',
  },
  'case.contentChanged': {
    title: '文稿内容已变动，与您看到的不一致',
    advice: '页面已重新读取，请核对新的内容后再办理。',
  },
  'case.openHits': {
    title: '还有{count|若干}处命中没有处置',
    advice: '请在“保密审查”页逐条处置，再继续办理。',
  },
  'case.blockingHits': {
    title: '文稿中有{count|若干}处疑似密级标志，不得继续办理',
    advice:
      '《保守国家秘密法》第三十一条：不得使用非涉密信息设备存储、处理国家秘密。请立即停止办理并报告本单位保密工作机构；确属误报的，由经办人修改文字后重新送审。',
  },
  'case.leftBehind': {
    title: '附件里有{count|若干}处不得随公开件带出的内容：{rule|修订、批注、隐藏内容等}',
    advice:
      '请在原来的软件里清理（接受修订，删除批注、隐藏内容、备注和内嵌文件，另存为新文件），删去这个附件后重新添加。',
  },
  'case.secrecyMissing': {
    title: '本次内容尚未完成保密审查',
    advice: '先审查、后公开。请由保密审查员作出结论后再办理。',
  },
  'case.secrecyRestricted': {
    title: '保密审查结论不是“可以公开”',
    advice: '请退回经办人修改，或等待主管部门确定。',
  },
  'case.disclosureMissing': {
    title: '尚未确定公开方式',
    advice: '请在“公开认定”中选择公开方式和依据，再送审。',
  },
  'release.gateOpen': {
    title: '发布条件“{gate|其他}”未具备，不能生成公开件',
    advice: '请在“发布条件”中查看要求，办妥后再生成。',
  },
  'release.gateHolds': { title: '该项发布条件已经具备', advice: '无需签批，页面已按最新情况显示。' },
  'release.gateBlocks': {
    title: '发布条件“{gate|其他}”不能以签批放行',
    advice: '请按该项的要求办妥后再生成公开件。',
  },
  'case.notForPublication': {
    title: '公开方式不是“主动公开”，不能生成公开件',
    advice: '需要公开的，请主要领导退回拟稿环节，改为主动公开后重新审核。',
  },
  'case.emptyDocument': { title: '文稿没有标题或正文', advice: '请补充标题和正文后再送审。' },
  'case.alreadySubmitted': {
    title: '本事项已送审，现处于“{stage|审核}”环节',
    advice: '需要修改的，请先撤回，或由审核人员退回。',
  },
  'case.notDrafter': { title: '只有本事项的经办人可以进行这项操作', advice: '请由登记本事项的经办人办理。' },
  'case.alreadyPassed': { title: '已有人员审核通过，不能撤回', advice: '需要修改的，请联系当前环节的审核人员退回。' },
  'case.notEarlierStage': { title: '只能退回到以前的环节', advice: '请选择当前环节之前的环节。' },
  'case.released': { title: '文件已正式发布，不能再修改', advice: '已发布的文件只能依程序废止或者由新文件替代。' },
  'case.notSubmitted': { title: '本事项尚未送审', advice: '送审之后才能打印审批单。' },
  'case.notReleased': { title: '文件尚未发布', advice: '发布之后才能归档。' },
  'case.reasonRequired': { title: '没有填写理由', advice: '请写明理由，理由将记入留痕。' },
  'case.opinionRequired': { title: '没有填写意见', advice: '请写明意见，意见将记入留痕。' },
  'case.referred': {
    title: '本事项已报请确定，暂时锁定',
    advice: '保密行政管理部门答复以前不能办理。收到答复后，由保密审查员录入。',
  },
  'case.notReferred': { title: '本事项没有报请确定', advice: '页面已重新读取，请按新的内容办理。' },
  'case.referralReported': { title: '已经录入过报请情况', advice: '如有更正，请在答复中说明。' },
  'secrecy.itemsDiffer': {
    title: '逐项审查不完整',
    advice: '正文和每个附件都要有一项审查结论。页面已重新读取，请逐项填写。',
  },
  'secrecy.notClear': {
    title: '所填内容与审查结论不一致',
    advice: '有一项答“是”“不明确”，或者有一项不是“可以公开”，请改选区分处理、不得公开或者报请确定，或者核对所填内容。',
  },
  'case.unknownRemark': { title: '这条批注已不存在', advice: '页面已重新读取，请按新的内容办理。' },
  'case.remarkSettled': { title: '这条批注已经解决', advice: '如仍有意见，请另作一条批注。' },
  'case.remarkEmpty': { title: '没有填写内容', advice: '请写明意见后再提交。' },
  'case.unknownSuggestion': { title: '这处修改建议已经处理', advice: '页面已重新读取，请按新的内容办理。' },
  'case.openSuggestions': {
    title: '还有修改建议没有处理',
    advice: '经办人请逐条采纳或者说明不采纳的理由；审核人请先退回经办人，或者收回自己的建议。',
  },
  'case.unknownHit': { title: '这处命中已不存在', advice: '页面已重新读取，请按新的检查结果处置。' },
  'case.notFound': { title: '找不到这个事项', advice: '它可能不在您的办理范围内。请返回待办。' },
  'case.fileMissing': {
    title: '图片或附件的原件不在本事项中',
    advice: '请重新插入这张图片或这个附件，再保存、送审。',
  },
  'case.stale': {
    title: '本事项刚刚有了新的进展，您的操作没有执行',
    advice: '页面已重新读取，请核对后再办理。',
  },
  'disclosure.reasonRequired': {
    title: '没有说明理由',
    advice: '依申请公开、不予公开的，须说明理由（国办发〔2016〕80号）。',
  },
  'disclosure.basisRequired': { title: '没有选择公开依据', advice: '请选择或者填写依据的法律条款。' },
  'identity.wrongRole': {
    title: '您不承担“{role|所需}”岗位，不能进行这项操作',
    advice: '请由承担该岗位的人员解锁后办理。',
  },
  'identity.locked': { title: '工作站已锁定', advice: '请重新解锁。已保存的内容不会丢失。' },
  'identity.lockedOut': {
    title: '口令连续输错，已锁定，请等候{minutes|30}分钟',
    advice: '锁定期间不能解锁，重新启动或调整时钟都不能缩短。忘记口令的，请到时凭恢复码重设。',
  },
  'identity.confirmationNeeded': {
    title: '这一步没有办理：需要本人口令确认',
    advice: '请重新提交，并在弹出的窗口中输入本人口令。',
  },
  'identity.wrongPassword': {
    title: '口令不正确',
    advice: '请核对人员姓名、大小写锁定和输入法，再试一次（连续输错5次将锁定30分钟）。',
  },
  'identity.wrongRecoveryCode': { title: '恢复码不正确', advice: '请对照纸面核对{group|各}组，字母不分大小写。' },
  'identity.passwordUsed': {
    title: '新口令与最近用过的口令相同',
    advice: '最近{count|几}个用过的口令不能再用，请换一个。',
  },
  'identity.passwordExpired': {
    title: '口令须先修改',
    advice: '口令已到更换期限，或者是他人代设的初始口令。请先修改口令，再办理其他事项。',
  },
  'reassign.notOfRole': {
    title: '该人员不承担这个岗位，或者已经停用',
    advice: '名单可能已变动，请重新选择。',
  },
  'identity.weakPassword': {
    title: '{name|}口令强度不足',
    advice: '至少10个字符并含大写字母、小写字母、数字、符号中的三类，或者至少16个字符；不同的字符不少于5个。',
  },
  'identity.keyLost': {
    title: '口令正确，但打不开您的签名密钥：上次重设口令没有完成',
    advice: '请用纸质恢复码再次重设口令。已签署和已保存的内容不受影响。',
  },
  'identity.certificateExpired': {
    title: '您的数字证书已过期，不能签署',
    advice: '请用纸质恢复码重设口令，证书随之换发。已签署的内容仍然有效。',
  },
  'identity.clockBack': {
    title: '本机时间早于上一条留痕的时间，不能签署',
    advice: '请将本机日期和时间调整准确后再办理。',
  },
  'identity.unknownPerson': { title: '工作站没有这个人员', advice: '请重新选择人员。' },
  'office.exists': { title: '本机已设立单位', advice: '请重新打开程序，直接解锁。' },
  'office.incomplete': {
    title: '{gap|岗位没有配齐或者姓名重复}',
    advice: '各必设岗位至少有一名人员，姓名不得重复，经办与审核应由不同人员承担。',
  },
  'file.tokenUnknown': { title: '所选的文件或文件夹已失效', advice: '请重新选择。' },
  'file.nameTaken': { title: '所选文件夹中已有同名文件{fileName|}', advice: '请选择另一个文件夹。原有文件没有改动。' },
  'job.cancelled': { title: '已取消', advice: '没有留下任何未完成的文件，可以重新开始。' },
  'job.unknown': { title: '这项任务已经结束', advice: '请查看结果。' },
  'release.missingGlyph': {
    title: '字体缺少文稿中的字：{characters|（未列出）}',
    advice: '请安装含有这些字的字体，或者请主要领导退回拟稿环节修改用字。没有生成任何文件。',
  },
  'release.tableTooWide': {
    title: '有一张表格的列太多，一页放不下',
    advice: '请减少列数，或者把表格设为横排。没有生成任何文件。',
  },
  'release.pictureUnusable': {
    title: '有一张图片无法印出',
    advice: '图片过大、已损坏或者是印刷用的四色图片。请换成普通的 PNG 或 JPEG 图片。没有生成任何文件。',
  },
  'release.tooManyPages': {
    title: '文稿排出来有 {pages|过多} 页，超过了上限',
    advice: '请把一部分内容改为单独的附件文件。没有生成任何文件。',
  },
  'release.certificateExpired': {
    title: '签章证书不在有效期内',
    advice: '证书已经过期或者尚未生效。请核对本机时间，换发或者更换证书后再发布。',
  },
  'seal.unusable': {
    title: '印章图样不能使用（{sealProblem|格式不合要求}）',
    advice:
      '请使用 PNG，或者只含红色、黑色图形的正方形 SVG：文字须先转为轮廓，不得含有脚本、链接、图片、渐变和样式表，不超过 1 MB。',
  },
  'number.badPattern': {
    title: '有一个编号格式不能使用',
    advice: '格式中须有且只有一处“序号”标记，至多一处“年”标记，写在花括号中，其余为固定文字。',
  },
  'published.impossibleTime': {
    title: '上传时间早于发布时间，或者还没有到',
    advice: '请核对上传时间。',
  },
  'fault.wrongKey': { title: '无法打开数据库：密钥不符', advice: '请勿删除或替换文件，联系维护人员，用备份核对。' },
  'fault.storeCorrupt': {
    title: '数据库有损坏，已停止使用',
    advice: '程序没有改动任何文件。请复制保存整个数据文件夹，再用备份恢复。',
  },
  'fault.storeNewer': { title: '数据库由更新版本的程序建立', advice: '程序没有改动它。请安装新版程序后再打开。' },
  'fault.storeMissing': { title: '找不到数据库文件', advice: '程序不会另建空库。请恢复数据文件夹中的数据库后再打开。' },
  'fault.storeInUse': { title: '数据库正被另一个程序使用', advice: '请关闭另一个明鉴窗口后再试。' },
  'fault.keyringCorrupt': { title: '密钥文件有损坏', advice: '程序没有改动它。请从备份恢复密钥文件。' },
  'fault.diskFull': { title: '磁盘空间不足，没有写入', advice: '请清理磁盘后再试，已保存的内容不受影响。' },
  'fault.readOnly': {
    title: '数据文件夹只读，不能写入',
    advice: '没有写入，已保存的内容不受影响。请检查文件夹权限后再试。',
  },
  'fault.storeUnreachable': {
    title: '数据文件所在的磁盘读写失败',
    advice: '可能是磁盘已拔出、出现故障或超出配额。请检查磁盘后再试，已保存的内容不受影响。',
  },
  'fault.fileUnreadable': {
    title: '无法读取文件',
    advice: '本机的内容不受影响。请检查文件是否存在、是否被其他程序占用，再重新选择。',
  },
  'fault.folderUnwritable': {
    title: '无法写入所选文件夹',
    advice: '本机的内容不受影响。请选择另一个文件夹，或者检查移动介质后再做一次。',
  },
  'fault.fontMissing': { title: '缺少公文字体', advice: '请安装仿宋、黑体、楷体、小标宋等字体后再试。' },
  'fault.selfCheckFailed': {
    title: '生成的文件没有通过自检',
    advice: '没有留下任何文件，事项未改变。请联系维护人员。',
  },
  'fault.tokenDriver': {
    title: '智能密码钥匙的驱动程序出错',
    advice: '请拔出钥匙重新插入后再试；仍不行请更新驱动程序。没有签名，也没有生成任何文件。',
  },
  'fault.logRolledBack': {
    title: '留痕库比本机记得的旧，或已被整体替换',
    advice:
      '本机在库外留有检查点，现在的库缺少检查点以前的记录。请不要继续使用，保留现状并报告单位负责人和安全审计员。确需恢复较旧的备份的，请在解锁页选择“从备份恢复”，由两人确认。',
  },
  'fault.chainBroken': { title: '留痕不完整，可能被改动', advice: '请停止办理本事项，保留现状并报告单位负责人。' },
  defect: {
    title: '程序出错了，很抱歉',
    advice: '已保存的内容不受影响。请重新打开程序；仍然出现的，请将故障编号告知维护人员。',
  },
}

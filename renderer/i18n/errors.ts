import type { ErrorCode } from '#shared/contract/errors.ts'
import { ARCHIVE_ERRORS } from './archive-errors.ts'
import { BACKUP_ERRORS } from './backup-errors.ts'
import { CALENDAR_ERRORS } from './calendar-errors.ts'
import { LEAK_ERRORS } from './leak-errors.ts'
import { CASE_ERRORS } from './case-errors.ts'
import { CHAIN_ERRORS } from './chain-errors.ts'
import { CLOCK_ERRORS } from './clock.ts'
import { CONTRACT_ERRORS } from './contract-errors.ts'
import { DISCLOSURE_ERRORS } from './disclosure-errors.ts'
import { DUTY_ERRORS } from './duty-errors.ts'
import type { ErrorText } from './error-text.ts'
import { FAULT_ERRORS } from './fault-errors.ts'
import { IDENTITY_ERRORS } from './identity-errors.ts'
import { IMPORT_ERRORS } from './import-errors.ts'
import { LEXICON_ERRORS } from './lexicon-errors.ts'
import { OFFICE_ERRORS } from './office-errors.ts'
import { OUTWARD_ERRORS } from './outward-errors.ts'
import { REDACTION_ERRORS } from './redaction-errors.ts'
import { PUBLICITY_ERRORS } from './publicity-errors.ts'
import { REGISTER_ERRORS } from './register-errors.ts'
import { RELEASE_ERRORS } from './release-errors.ts'
import { SEARCH_ERRORS } from './search.ts'
import { SIGNING_ERRORS } from './signing-errors.ts'

/** One entry per code: a new code without its Chinese sentence does not compile. */
export const ERROR_TEXTS: Readonly<Record<ErrorCode, ErrorText>> = {
  ...CASE_ERRORS,
  ...CHAIN_ERRORS,
  ...CLOCK_ERRORS,
  ...DISCLOSURE_ERRORS,
  ...REDACTION_ERRORS,
  ...DUTY_ERRORS,
  ...RELEASE_ERRORS,
  ...SIGNING_ERRORS,
  ...OUTWARD_ERRORS,
  ...ARCHIVE_ERRORS,
  ...IMPORT_ERRORS,
  ...LEXICON_ERRORS,
  ...SEARCH_ERRORS,
  ...REGISTER_ERRORS,
  ...PUBLICITY_ERRORS,
  ...CALENDAR_ERRORS,
  ...LEAK_ERRORS,
  ...OFFICE_ERRORS,
  ...IDENTITY_ERRORS,
  ...BACKUP_ERRORS,
  ...CONTRACT_ERRORS,
  ...FAULT_ERRORS,
  'file.tokenUnknown': { title: '所选的文件或文件夹已失效', advice: '请重新选择。' },
  'file.nameTaken': { title: '所选文件夹中已有同名文件{fileName|}', advice: '请选择另一个文件夹。原有文件没有改动。' },
  'job.cancelled': { title: '已取消', advice: '没有留下任何未完成的文件，可以重新开始。' },
  'job.unknown': { title: '这项任务已经结束', advice: '请查看结果。' },
}

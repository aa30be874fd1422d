import { AuditView } from './AuditView.tsx'
import { useAudit } from './useAudit.ts'
import './audit.css'

export const Audit = () => <AuditView {...useAudit()} />

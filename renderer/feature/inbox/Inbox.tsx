import { InboxView } from './InboxView.tsx'
import { useInbox, type InboxProps } from './useInbox.ts'
import './inbox.css'

export const Inbox = (props: InboxProps) => <InboxView {...useInbox(props)} />

import { PeopleView } from './PeopleView.tsx'
import { SessionsView } from './SessionsView.tsx'
import { usePeople } from './usePeople.ts'
import './people.css'

export const People = () => <PeopleView {...usePeople()} />
export const Sessions = () => <SessionsView {...usePeople()} />

import { DepartmentsView } from './DepartmentsView.tsx'
import { useDepartments } from './useDepartments.ts'
import './departments.css'

export const Departments = () => <DepartmentsView {...useDepartments()} />

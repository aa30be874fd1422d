import { RegisterView } from './RegisterView.tsx'
import { useRegister, type RegisterProps } from './useRegister.ts'
import './register.css'

export const Register = (props: RegisterProps) => <RegisterView {...useRegister(props)} />

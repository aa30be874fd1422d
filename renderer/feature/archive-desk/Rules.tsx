import { RulesView } from './RulesView.tsx'
import { useRules, type RulesProps } from './useRules.ts'

export const Rules = (props: RulesProps) => <RulesView {...useRules(props)} />

import { GuideView } from './GuideView.tsx'
import { useGuide, type GuideProps } from './useGuide.ts'

export const Guide = (props: GuideProps) => <GuideView {...useGuide(props)} />

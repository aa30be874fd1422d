import { DueReviewView } from './DueReviewView.tsx'
import { useDueReview, type DueReviewProps } from './useDueReview.ts'
import './due-review.css'

export const DueReview = (props: DueReviewProps) => <DueReviewView {...useDueReview(props)} />

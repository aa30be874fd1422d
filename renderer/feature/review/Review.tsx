import { ReviewView } from './ReviewView.tsx'
import { useReview, type ReviewProps } from './useReview.ts'
import './review.css'
import './pairs.css'

export const Review = (props: ReviewProps) => <ReviewView {...useReview(props)} />

import { createRoot } from 'react-dom/client'
import { connectJobs } from '../api/jobs.ts'
import { saveWhenTold } from '../api/unsaved.ts'
import { connectQueries } from '../api/use-query.ts'
import { speakMarks } from '../ui/document/mark-words.ts'
import { App } from './App.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'

connectQueries()
connectJobs()
saveWhenTold()
speakMarks(document.documentElement)

const root = document.getElementById('root')
if (root === null) throw new Error('the page has no root element')
createRoot(root).render(
  <ErrorBoundary>
    <App />
  </ErrorBoundary>,
)

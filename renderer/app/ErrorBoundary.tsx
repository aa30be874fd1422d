import { Component, type ReactNode } from 'react'
import { DESK } from '../i18n/desk.ts'

interface Props {
  readonly children: ReactNode
}

/** The last net under the views: a defect in one shows an apology, never a white window. */
export class ErrorBoundary extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children
    return (
      <div className="gate">
        <div className="gate-card" role="alert">
          <h1 className="gate-office">{DESK.crashed}</h1>
          <p>{DESK.crashedAdvice}</p>
          <div className="gate-actions">
            <button
              type="button"
              className="gate-primary"
              onClick={() => {
                window.location.reload()
              }}
            >
              {DESK.reload}
            </button>
          </div>
        </div>
      </div>
    )
  }
}

import { useEffect } from 'react'
import { beforeLeaving } from '../../api/unsaved.ts'

type Save = Parameters<typeof beforeLeaving>[0]

/** Saves when the session is locked, the page hidden or the view left, whichever comes; then the saver stops. */
export const useSaveOnLeaving = (save: Save, saver: { readonly stop: () => void }): void => {
  useEffect(() => {
    const saveOnHide = (): void => void save()
    const forget = beforeLeaving(save)
    window.addEventListener('pagehide', saveOnHide)
    return () => {
      forget()
      window.removeEventListener('pagehide', saveOnHide)
      void save()
      saver.stop()
    }
  }, [save, saver])
}

import { Button, Input } from 'antd'
import { PHRASES } from '../../i18n/phrases.ts'
import { Dialog } from '../../ui/dialog/Dialog.tsx'
import { Failure } from '../../ui/feedback/Failure.tsx'
import type { PhrasesModel } from './usePhrases.ts'
import { useFieldOf } from '../../ui/form/use-field.ts'

const MAX_PHRASES = 60

/** The list, to be changed as a whole. */
export const PhraseDialog = ({ form, phrases, busy, error, onClose, onSave }: PhrasesModel) => {
  const [lines, setLines] = useFieldOf<readonly string[]>(form, 'lines', phrases.length === 0 ? [''] : phrases)
  return (
    <Dialog
      title={PHRASES.heading}
      confirmLabel={PHRASES.save}
      busy={busy}
      onClose={onClose}
      onConfirm={() => {
        onSave(lines)
      }}
    >
      <p className="soft">{PHRASES.hint}</p>
      {lines.map((line, index) => (
        // Lines have no name of their own; their place is what they are told apart by.
        <div key={index} className="phrases-line">
          <Input.TextArea
            aria-label={PHRASES.phrase(index + 1)}
            value={line}
            autoSize={{ minRows: 1, maxRows: 4 }}
            maxLength={500}
            onChange={(event) => {
              setLines(lines.map((one, at) => (at === index ? event.target.value : one)))
            }}
          />
          <Button
            size="small"
            aria-label={PHRASES.remove(index + 1)}
            onClick={() => {
              setLines(lines.filter((_, at) => at !== index))
            }}
          >
            {PHRASES.removeShort}
          </Button>
        </div>
      ))}
      <Button
        size="small"
        disabled={lines.length >= MAX_PHRASES}
        onClick={() => {
          setLines([...lines, ''])
        }}
      >
        {PHRASES.add}
      </Button>
      <Failure error={error} />
    </Dialog>
  )
}

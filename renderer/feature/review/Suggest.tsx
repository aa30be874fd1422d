import { useMemo, useState } from 'react'
import { Button, Input } from 'antd'
import type { RemarkActs, SuggestedChange } from '../../api/use-remarks.ts'
import { REMARK } from '../../i18n/remark.ts'
import { DiffText } from '../../ui/document/DiffText.tsx'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { OfficialPage, type LineView } from '../../ui/document/OfficialPage.tsx'
import type { ReadPicture } from '../../ui/document/picture-address.ts'
import { Panel } from '../../ui/Panel.tsx'
import { sheetOf } from '../../ui/document/sheet.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { withLineText } from '#shared/domain/document/line-text.ts'
import { documentLines } from '#shared/domain/document/lines.ts'
import { changesOf, runsBetween, withChange, type Rewording } from './suggest-model.ts'
import { useFieldOf } from '../../ui/form/use-field.ts'
import { discardFields, type FormOf } from '../../ui/form/kept-form.ts'

const WORDS = REMARK.suggest

interface Props {
  readonly document: OfficialDocument
  readonly rewordings: readonly Rewording[]
  readonly onRewordings: (rewordings: readonly Rewording[]) => void
}

/** 建议修改: the text as it is; a line that is chosen is reworded in its place, and shows what would change. */
export const SuggestPage = (props: Props & { readonly read: ReadPicture; readonly lineForm: FormOf }) => {
  const { document, rewordings, onRewordings, read, lineForm } = props
  const [editing, setEditing] = useState<number | null>(null)
  const lines = useMemo(() => documentLines(document), [document])
  const blocks = useMemo(() => sheetOf(document), [document])
  const lineView = (index: number): LineView => {
    const text = lines[index]?.text ?? ''
    const own = rewordings.find((rewording) => rewording.line === index)
    const isEditable = withLineText(document, index, text) !== null
    if (editing === index) {
      const close = (rewording: Rewording | null): void => {
        discardFields(lineForm, [`text ${String(index)}`, `after ${String(index)}`])
        onRewordings(withChange(rewordings, index, text, rewording))
        setEditing(null)
      }
      const content = (
        <LineEditor
          {...{ text, own, index }}
          form={lineForm}
          isParagraph={lines[index]?.block !== null && lines[index]?.part !== 'cell'}
          onClose={close}
        />
      )
      return { content, mark: null, line: null }
    }
    if (!isEditable) return { content: text, mark: null, line: index }
    const content = (
      <span
        role="button"
        tabIndex={0}
        className="suggest-line"
        aria-label={WORDS.edit(text)}
        onClick={() => {
          setEditing(index)
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== ' ') return
          event.preventDefault()
          setEditing(index)
        }}
      >
        {own === undefined ? text : <Reworded {...{ text, own }} />}
      </span>
    )
    return { content, mark: own === undefined ? null : 'movedTo', line: null }
  }
  return (
    <>
      <p className="soft review-seen">{WORDS.help}</p>
      <OfficialPage label={document.title} {...{ blocks, lineView, read }} />
    </>
  )
}

const Reworded = ({ text, own }: { readonly text: string; readonly own: Rewording }) => (
  <>
    <DiffText runs={runsBetween(text, own.text ?? '')} currentId={null} />
    {own.after !== '' && (
      <ins className="suggest-after">
        <span className="visually-hidden">{WORDS.after}</span>
        {own.after}
      </ins>
    )}
  </>
)

interface EditorProps {
  readonly form: FormOf
  readonly index: number
  readonly text: string
  readonly own: Rewording | undefined
  readonly isParagraph: boolean
  readonly onClose: (rewording: Rewording | null) => void
}

const LineEditor = ({ form, index, text, own, isParagraph, onClose }: EditorProps) => {
  const [words, setWords] = useFieldOf(form, `text ${String(index)}`, own?.text ?? text)
  const [after, setAfter] = useFieldOf(form, `after ${String(index)}`, own?.after ?? null)
  const runs = useMemo(() => runsBetween(text, words), [text, words])
  const oneLine = (value: string): string => value.replace(/[\r\n\u2028\u2029]+/g, '')
  return (
    <span className="suggest-editor">
      <Input.TextArea
        autoFocus
        autoSize
        aria-label={WORDS.text}
        value={words}
        onChange={({ target }) => {
          setWords(oneLine(target.value))
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose(own ?? null)
        }}
      />
      {words !== text && (
        <span className="suggest-marks" aria-label={WORDS.marks}>
          <DiffText runs={runs} currentId={null} />
        </span>
      )}
      {after !== null && (
        <Input.TextArea
          autoSize
          aria-label={WORDS.after}
          placeholder={WORDS.after}
          value={after}
          onChange={({ target }) => {
            setAfter(oneLine(target.value))
          }}
        />
      )}
      <span className="button-row">
        <Button
          type="primary"
          onClick={() => {
            onClose({ line: 0, text: words, after: after ?? '' })
          }}
        >
          {WORDS.done}
        </Button>
        {isParagraph && after === null && (
          <Button
            onClick={() => {
              setAfter('')
            }}
          >
            {WORDS.add}
          </Button>
        )}
        {isParagraph && (
          <Button
            onClick={() => {
              onClose({ line: 0, text: null, after: after ?? '' })
            }}
          >
            {WORDS.remove}
          </Button>
        )}
        <Button
          onClick={() => {
            onClose(null)
          }}
        >
          {WORDS.discard}
        </Button>
      </span>
    </span>
  )
}

interface PendingProps extends Props {
  readonly remarks: RemarkActs
  readonly onDone: (message: string) => void
}

/** What would be suggested, not yet handed over. */
export const PendingPanel = ({ document, rewordings, onRewordings, remarks, onDone }: PendingProps) => {
  const lines = documentLines(document)
  if (rewordings.length === 0) return null
  const submit = (): void => {
    const changes: readonly SuggestedChange[] = changesOf(rewordings, (line) => lines[line]?.text ?? '')
    void remarks.suggest(changes).then((done) => {
      if (!done) return
      onRewordings([])
      onDone(WORDS.kept)
    })
  }
  return (
    <Panel title={WORDS.pending(rewordings.length)}>
      <ul className="remarks">
        {rewordings.map((own) => (
          <li key={own.line} className="remark">
            <p className="remark-edit">
              <Reworded text={lines[own.line]?.text ?? ''} own={own} />
            </p>
          </li>
        ))}
      </ul>
      <Failure error={remarks.error} />
      <div className="button-row">
        <Button type="primary" loading={remarks.busy} onClick={submit}>
          {WORDS.submit}
        </Button>
        <Button
          disabled={remarks.busy}
          onClick={() => {
            onRewordings([])
          }}
        >
          {WORDS.clear}
        </Button>
      </div>
    </Panel>
  )
}

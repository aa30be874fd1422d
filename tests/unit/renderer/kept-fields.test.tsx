import { renderToStaticMarkup } from 'react-dom/server'
import { beforeEach, describe, expect, it } from 'vitest'
import { discardFields, discardForm, putFormsInto, settleForm, typeInto, typedIn } from '#renderer/ui/form/kept-form.ts'
import { KeptFields } from '#renderer/ui/form/KeptFields.tsx'
import { ReasonDialog } from '#renderer/ui/dialog/ReasonDialog.tsx'
import { useField, useFieldOf } from '#renderer/ui/form/use-field.ts'
import { forgetKept } from '#renderer/ui/form/use-kept.ts'

const form = { name: 'hold place c1', caseId: 'c1' }
const other = { name: 'hold place c2', caseId: 'c2' }
let sent: (readonly [string, string | null, unknown])[] = []

beforeEach(() => {
  forgetKept()
  sent = []
  putFormsInto((name, { caseId, value }) => sent.push([name, caseId, value]))
})

const Fields = () => {
  const [authority] = useField('authority', '')
  const [kind] = useField<string | null>('kind', null)
  return <p>{`${authority}|${kind ?? 'none'}`}</p>
}
const shown = (of: typeof form | null) =>
  renderToStaticMarkup(
    <KeptFields form={of}>
      <Fields />
    </KeptFields>,
  )

describe('what is typed into a dialog', () => {
  it('goes to the store field by field, with its case, and is there again when the dialog is opened anew', () => {
    expect(shown(form)).toBe('<p>|none</p>')
    typeInto(form, 'authority', '云溪市中级人民法院')
    typeInto(form, 'kind', 'litigation')
    expect(sent).toEqual([
      [form.name, 'c1', { authority: '云溪市中级人民法院' }],
      [form.name, 'c1', { authority: '云溪市中级人民法院', kind: 'litigation' }],
    ])
    expect(shown(form)).toBe('<p>云溪市中级人民法院|litigation</p>')
  })

  it('is of that dialog and that case alone', () => {
    typeInto(form, 'authority', '云溪市中级人民法院')
    expect(shown(other)).toBe('<p>|none</p>')
    expect(shown(null)).toBe('<p>|none</p>')
  })

  it('is forgotten at once when it was sent or given up, and nothing is told of a dialog that nobody typed into', () => {
    typeInto(form, 'authority', '云溪市中级人民法院')
    discardForm(form)
    expect(sent.at(-1)).toEqual([form.name, 'c1', null])
    expect(shown(form)).toBe('<p>|none</p>')
    discardForm(form)
    discardForm(other)
    expect(sent).toHaveLength(2)
  })

  it('is nobody’s any more once the session ends', () => {
    typeInto(form, 'authority', '云溪市中级人民法院')
    forgetKept()
    expect(shown(form)).toBe('<p>|none</p>')
  })

  it('is the reason that is asked for, too', () => {
    const props = { title: '解除保全', label: '理由', confirmLabel: '解除', busy: false, error: null }
    const dialog = () =>
      renderToStaticMarkup(
        <KeptFields form={form}>
          <ReasonDialog {...props} onConfirm={() => undefined} onClose={() => undefined} />
        </KeptFields>,
      )
    expect(dialog()).not.toContain('已经结案')
    typeInto(form, 'reason', '已经结案')
    expect(dialog()).toContain('已经结案')
  })
})

describe('a form of many parts', () => {
  const Two = () => {
    const [first] = useFieldOf(form, 'reason 1', '')
    const [second] = useFieldOf(form, 'reason 2', '')
    return <p>{`${first}|${second}`}</p>
  }

  it('forgets the part that was sent, and with the last of them itself', () => {
    typeInto(form, 'reason 1', '公开电话')
    typeInto(form, 'reason 2', '公开地址')
    discardFields(form, ['reason 1'])
    expect(renderToStaticMarkup(<Two />)).toBe('<p>|公开地址</p>')
    expect(sent.at(-1)).toEqual([form.name, 'c1', { 'reason 2': '公开地址' }])
    discardFields(form, ['reason 2'])
    expect(sent.at(-1)).toEqual([form.name, 'c1', null])
    expect(typedIn(form.name)).toBeNull()
  })

  it('stays on the screen for the next of a series when the store forgets it', () => {
    typeInto(form, 'reason 1', '县司法局统计')
    settleForm(form)
    expect(sent.at(-1)).toEqual([form.name, 'c1', null])
    expect(renderToStaticMarkup(<Two />)).toBe('<p>县司法局统计|</p>')
  })
})

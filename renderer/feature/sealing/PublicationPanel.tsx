import { useId } from 'react'
import { Button, Checkbox, Input } from 'antd'
import type { Output } from '#shared/contract/channels.ts'
import { PUBLIC_PARTS } from '#shared/domain/layout/public-version.ts'
import { patternToShown, patternToStored, PUBLICATION } from '../../i18n/after-release.ts'
import { SEALING } from '../../i18n/sealing.ts'
import { Panel } from '../../ui/Panel.tsx'
import { useFieldOf } from '../../ui/form/use-field.ts'
import { discardForm } from '../../ui/form/kept-form.ts'

type Publication = Output<'publication.view'>

export interface PublicationProps {
  readonly publication: Publication
  readonly mayConfigure: boolean
  readonly busy: boolean
  readonly onPublication: (publication: Publication, onSaved: () => void) => void
}

const PUBLISHING = { name: 'publication', caseId: null }
const SITE_FIELDS = ['name', 'domain', 'code', 'column'] as const
const SITE_WORDS = {
  name: PUBLICATION.site,
  domain: PUBLICATION.domain,
  code: PUBLICATION.code,
  column: PUBLICATION.column,
} as const

/** 发布设置: site and column, what the public version leaves out, patterns of numbers. */
export const PublicationPanel = ({ publication, mayConfigure, busy, onPublication }: PublicationProps) => {
  const [site, setSite] = useFieldOf(PUBLISHING, 'site', publication.site)
  const [drop, setDrop] = useFieldOf<readonly string[]>(PUBLISHING, 'drop', publication.drop)
  const [index, setIndex] = useFieldOf(PUBLISHING, 'index', patternToShown(publication.indexPattern))
  const [numbers, setNumbers] = useFieldOf(
    PUBLISHING,
    'numbers',
    publication.numberPatterns.map(patternToShown).join('\n'),
  )
  const id = useId()
  return (
    <Panel title={PUBLICATION.heading}>
      <p className="soft">{PUBLICATION.hint}</p>
      <div className="sealing-fields">
        {SITE_FIELDS.map((field) => (
          <div key={field} className="sealing-pair">
            <label htmlFor={`${id}-${field}`}>{SITE_WORDS[field]}</label>
            <Input
              id={`${id}-${field}`}
              value={site[field]}
              maxLength={300}
              readOnly={!mayConfigure}
              onChange={(event) => {
                setSite({ ...site, [field]: event.target.value })
              }}
            />
          </div>
        ))}
        <div className="sealing-pair">
          <label htmlFor={`${id}-index`}>{PUBLICATION.indexPattern}</label>
          <Input
            id={`${id}-index`}
            value={index}
            maxLength={300}
            readOnly={!mayConfigure}
            placeholder={PUBLICATION.indexExample}
            onChange={(event) => {
              setIndex(event.target.value)
            }}
          />
        </div>
        <div className="sealing-pair">
          <label htmlFor={`${id}-numbers`}>{PUBLICATION.numberPatterns}</label>
          <Input.TextArea
            id={`${id}-numbers`}
            value={numbers}
            rows={3}
            maxLength={2000}
            readOnly={!mayConfigure}
            placeholder={PUBLICATION.numberExample}
            onChange={(event) => {
              setNumbers(event.target.value)
            }}
          />
        </div>
      </div>
      <p className="soft">{PUBLICATION.patternHint}</p>
      <div className="field">
        <p className="field-label">{PUBLICATION.drop}</p>
        <Checkbox.Group
          aria-label={PUBLICATION.drop}
          value={[...drop]}
          disabled={!mayConfigure}
          options={PUBLIC_PARTS.map((part) => ({ value: part, label: PUBLICATION.parts[part] }))}
          onChange={setDrop}
        />
      </div>
      <p className="soft">{PUBLICATION.dropHint}</p>
      {mayConfigure ? (
        <div className="button-row">
          <Button
            loading={busy}
            onClick={() => {
              const saved = {
                site,
                drop: PUBLIC_PARTS.filter((part) => drop.includes(part)),
                indexPattern: patternToStored(index),
                numberPatterns: numbers
                  .split('\n')
                  .map(patternToStored)
                  .filter((pattern) => pattern !== ''),
              }
              onPublication(saved, () => {
                discardForm(PUBLISHING)
              })
            }}
          >
            {PUBLICATION.save}
          </Button>
        </div>
      ) : (
        <p className="soft">{SEALING.publisherOnly}</p>
      )}
    </Panel>
  )
}

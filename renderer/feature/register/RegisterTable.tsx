import { useRef } from 'react'
import { plainDateText } from '../../i18n/date.ts'
import { REGISTER } from '../../i18n/register.ts'
import { rowKeys } from '../../ui/table/row-keys.ts'
import { SkipList } from '../../ui/table/SkipList.tsx'
import { useWide } from '../../ui/table/use-wide.ts'
import type { RegisterModel } from './useRegister.ts'

type View = NonNullable<RegisterModel['view']>

/** Characters of a heading that stand on one line. */
const SHORT_HEADING = 4
const NUMBER = /^[\d.]+%?$/u
/** Dates, months and index numbers are not broken at their hyphens, nor a 发文字号 of usual length before its 号. */
const UNBROKEN = /^\d{4}-\d{2}(?:-\d{2})?$|^(?:[0-9A-Z]+\/)?\d{4}-\d{5}$|^\p{Script=Han}{1,8}〔\d{4}〕\d{1,5}\u53f7$/u
/** Characters from which a cell is read as words, and as running text. */
const WORDS_CELL = 12
const LONG_CELL = 30
const lookOf = (text: string): string | undefined => {
  if (NUMBER.test(text)) return 'register-number'
  if (UNBROKEN.test(text)) return 'register-unbroken'
  if (text.length >= LONG_CELL) return 'register-long'
  return text.length >= WORDS_CELL ? 'register-words' : undefined
}

/** The register that is chosen, a page of it; numbers with records behind them open. */
export const RegisterTable = ({ view, opened, onOpenCell }: RegisterModel & { readonly view: View }) => {
  const box = useRef<HTMLDivElement>(null)
  const isWide = useWide(box)
  return (
    <>
      <SkipList rows={view.rows.length}>
        <div ref={box} className={isWide ? 'register-scroll register-wide' : 'register-scroll'}>
          <table className="register-table">
            <caption className="visually-hidden">{view.title}</caption>
            <thead>
              {view.head.map((row, index) => (
                <tr key={index}>
                  {row.map((cell, at) => (
                    <th
                      key={at}
                      scope="col"
                      colSpan={cell.columnSpan}
                      rowSpan={cell.rowSpan}
                      className={cell.text.length <= SHORT_HEADING ? 'register-unbroken' : undefined}
                    >
                      {cell.text}
                    </th>
                  ))}
                </tr>
              ))}
            </thead>
            <tbody onKeyDown={rowKeys}>
              {view.rows.map((row, index) => (
                <tr key={index}>
                  {row.map((cell, at) => (
                    <td key={at} colSpan={cell.columnSpan} rowSpan={cell.rowSpan} className={lookOf(cell.text)}>
                      {cell.opens ? (
                        <button
                          type="button"
                          className="register-opens"
                          aria-label={REGISTER.openCell(plainDateText(cell.text))}
                          aria-expanded={opened?.row === index && opened.cell === at}
                          onClick={() => {
                            onOpenCell({ row: index, cell: at })
                          }}
                        >
                          {plainDateText(cell.text)}
                        </button>
                      ) : (
                        plainDateText(cell.text)
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </SkipList>
      {view.rowCount > view.rows.length && <p className="soft">{REGISTER.part(view.rows.length, view.rowCount)}</p>}
    </>
  )
}

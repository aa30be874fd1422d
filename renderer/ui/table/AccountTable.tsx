import { DUE } from '../../i18n/deadline.ts'

/** How a date was counted, a line for each day. */
export const AccountTable = ({ account }: { readonly account: readonly (readonly string[])[] }) => (
  <table className="account-table">
    <thead>
      <tr>
        {DUE.columns.map((column) => (
          <th key={column} scope="col">
            {column}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {account.map((line) => (
        <tr key={line.join()}>
          {line.map((cell, index) => (
            <td key={index}>{cell}</td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
)

/** The frame of the programme's tables: what the part is, its columns, its rows. */

import type { ComponentChildren, JSX } from 'preact';

interface ProgrammeTableShown {
  readonly lead: string;
  readonly columns: readonly string[];
  readonly children: ComponentChildren;
}

/** A table that is a list of cards on a phone; the part's heading names it. */
export function ProgrammeTable({ lead, columns, children }: ProgrammeTableShown): JSX.Element {
  return (
    <>
      <p>{lead}</p>
      <div class="coordinator-table">
        <table class="directory-table programme-table" aria-labelledby="del">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </div>
    </>
  );
}

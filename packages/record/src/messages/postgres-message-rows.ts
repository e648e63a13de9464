/** Messages in two tables of the record. */
import { RecordError } from '../errors.ts';
import type { Connection } from '../store/connection.ts';
import type { MessageRow, MessageRows } from './message-rows.ts';

interface Row {
  readonly box: 'in' | 'out';
  readonly key: string;
  readonly message_id: string | null;
  readonly state: string;
  readonly due: Date | null;
  readonly body: string;
  readonly content: object;
}

const columns = 'box, key, message_id, state, due, body, content';
const statements = {
  add: `insert into record.message (${columns}) values ($1, $2, $3, $4, $5, $6, $7) on conflict (box, key) do nothing returning key`,
  find: `select ${columns} from record.message where box = $1 and key = $2 for update`,
  change: `update record.message set message_id = $3, state = $4, due = $5, content = $6 where box = $1 and key = $2 returning key`,
  claim: `update record.message set due = $3 where box = $1 and key = (
      select key from record.message where box = $1 and due <= $2 order by due limit 1 for update skip locked
    ) returning ${columns}`,
  see: `insert into record.message_part (id) select unnest($1::text[]) on conflict (id) do nothing returning id`,
  knows: `select from record.message where message_id = $1 limit 1`,
  counts: `select box, state, count(*)::integer as count from record.message group by box, state order by box, state`,
  parked: `select ${columns} from record.message where state = 'parked' order by kept limit $1`,
};

/** Messages over a connection; within a transaction they hold or fall with it. */
export function messageRowsOver(connection: Connection): MessageRows {
  const ask = <Found>(name: keyof typeof statements, values: readonly unknown[]) =>
    connection.query<Found>({ name: `message ${name}`, text: statements[name] }, values);
  return {
    add: async (row) => {
      const { box, key, messageId = null, state, due = null, body, content } = row;
      return (await ask('add', [box, key, messageId, state, due, JSON.stringify(body), JSON.stringify(content)])).length > 0;
    },
    find: async (box, key) => toMessage((await ask<Row>('find', [box, key]))[0]),
    change: async ({ box, key, messageId = null, state, due = null, content }) =>
      (await ask('change', [box, key, messageId, state, due, JSON.stringify(content)])).length > 0,
    claim: async (box, now, until) => toMessage((await ask<Row>('claim', [box, now, until]))[0]),
    seeParts: async (ids) => {
      // In one order, so that two who see the same parts do not wait for each other.
      const fresh = new Set((await ask<{ id: string }>('see', [[...new Set(ids)].sort()])).map(({ id }) => id));
      return ids.filter((id) => fresh.has(id));
    },
    knows: async (messageId) => (await ask('knows', [messageId])).length > 0,
    counts: () => ask<{ readonly box: 'in' | 'out'; readonly state: string; readonly count: number }>('counts', []),
    parked: async (most) => (await ask<Row>('parked', [most])).map(whole),
  };
}

/** The same for those who may lay a message down and see none. */
export function addOnly({ add }: MessageRows): MessageRows {
  const closed = async () => {
    throw new RecordError('RYG_RECORD_MESSAGES_CLOSED');
  };
  return { add, find: closed, change: closed, claim: closed, seeParts: closed, knows: closed, counts: closed, parked: closed };
}

function toMessage(row: Row | undefined): MessageRow | undefined {
  return row && whole(row);
}

function whole({ box, key, message_id, state, due, body, content }: Row): MessageRow {
  return {
    ...{ box, key, state, body, content },
    ...(message_id !== null && { messageId: message_id }),
    ...(due !== null && { due: due.toISOString() }),
  };
}

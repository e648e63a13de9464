/** Tells others of the steps of the pathway by messages, in the transaction of the step: either both are kept, or neither. */
import { messagesIn } from '@rygforloeb/messaging';
import type { House, Posting } from '../desk.ts';
import { outlinesOf } from './gather.ts';
import type { Lack } from './outline.ts';
import { parkUnwritten } from './unwritten.ts';
import { written } from './written.ts';

/** Why a step is not taken: whom it must reach, and what is missing for that. */
export interface Unreached {
  readonly ok: false;
  readonly reason: 'unreachable';
  readonly to: string;
  readonly lacks: readonly Lack[];
}

const posting: Posting = {
  post: async (desk, inside, told) => {
    const jobs = inside.as(desk.jobsAccess);
    for (const outline of await outlinesOf(desk, inside, told)) {
      const outcome = await written(jobs, outline, desk.programme.messages.words.level.da);
      const now = desk.now().toISOString();
      if (outcome.is === 'ready') await outcome.lay(messagesIn(jobs), now);
      else if (outcome.is === 'unwritten') await parkUnwritten(jobs.messages, { outline, why: outcome.why, lacks: outcome.lacks, at: now });
    }
  },
  reach: async (desk, told) => {
    for (const outline of await outlinesOf(desk, desk.record, told)) {
      if (outline.unreachable !== 'refuse') continue;
      const outcome = await written(desk.jobs, outline, desk.programme.messages.words.level.da);
      if (outcome.is === 'unwritten') return { ok: false, reason: 'unreachable', to: outline.to, lacks: outcome.lacks };
    }
    return undefined;
  },
};

/** The same house, which tells others by messages. */
export function withMessages<Open extends House>(house: Open): Open {
  return { ...house, posting };
}

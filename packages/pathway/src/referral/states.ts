/** The life of a referral as data: its states, the steps between them, and who may take which. Issue and programme: FP 7.5, 8.0–8.7. */

export type ReferralState =
  | 'draft'
  | 'checked'
  | 'sent'
  | 'received'
  | 'more-asked'
  | 'redirected'
  | 'returned'
  | 'accepted'
  | 'booked'
  | 'in-progress'
  | 'closed'
  | 'cancelled';

export type Party = 'requester' | 'performer' | 'citizen';

export type StepCode =
  | 'revise'
  | 'check'
  | 'send'
  | 'receive'
  | 'accept'
  | 'redirect'
  | 'choose'
  | 'return'
  | 'ask'
  | 'answer'
  | 'book'
  | 'start'
  | 'close'
  | 'cancel';

/** How a state stands in FHIR. While the request is on hold it counts as not sent, and its parties keep their relation. */
export interface StateInFhir {
  readonly request: 'draft' | 'active' | 'on-hold' | 'completed' | 'revoked';
  readonly task: 'draft' | 'requested' | 'received' | 'accepted' | 'rejected' | 'on-hold' | 'in-progress' | 'completed' | 'cancelled';
}

export interface StepRule {
  readonly from: readonly ReferralState[];
  readonly to: ReferralState;
  readonly by: readonly Party[];
  /** Not taken without words of why, or of what is asked or answered. */
  readonly reason?: true;
}

export const stateInFhir: Readonly<Record<ReferralState, StateInFhir>> = {
  draft: { request: 'draft', task: 'draft' },
  checked: { request: 'draft', task: 'draft' },
  sent: { request: 'active', task: 'requested' },
  received: { request: 'active', task: 'received' },
  'more-asked': { request: 'active', task: 'on-hold' },
  redirected: { request: 'active', task: 'requested' },
  returned: { request: 'on-hold', task: 'rejected' },
  accepted: { request: 'active', task: 'accepted' },
  booked: { request: 'active', task: 'accepted' },
  'in-progress': { request: 'active', task: 'in-progress' },
  closed: { request: 'completed', task: 'completed' },
  cancelled: { request: 'revoked', task: 'cancelled' },
};

export const steps: Readonly<Record<StepCode, StepRule>> = {
  revise: { from: ['draft', 'checked', 'returned'], to: 'draft', by: ['requester'] },
  check: { from: ['draft'], to: 'checked', by: ['requester'] },
  send: { from: ['checked'], to: 'sent', by: ['requester'] },
  receive: { from: ['sent', 'redirected'], to: 'received', by: ['performer'] },
  accept: { from: ['received'], to: 'accepted', by: ['performer'] },
  redirect: { from: ['received', 'accepted', 'booked', 'in-progress'], to: 'redirected', by: ['performer'], reason: true },
  // The citizen's choice of another house, where the receiver's rule gives one.
  choose: { from: ['sent', 'received', 'accepted', 'booked', 'redirected'], to: 'redirected', by: ['performer', 'citizen'], reason: true },
  return: { from: ['received', 'accepted', 'booked'], to: 'returned', by: ['performer'], reason: true },
  ask: { from: ['received'], to: 'more-asked', by: ['performer'], reason: true },
  answer: { from: ['more-asked'], to: 'received', by: ['requester', 'citizen'], reason: true },
  book: { from: ['accepted', 'booked'], to: 'booked', by: ['performer'] },
  start: { from: ['accepted', 'booked'], to: 'in-progress', by: ['performer'] },
  close: { from: ['in-progress'], to: 'closed', by: ['performer'], reason: true },
  cancel: {
    from: ['draft', 'checked', 'sent', 'received', 'more-asked', 'redirected', 'returned', 'accepted', 'booked'],
    to: 'cancelled',
    by: ['requester', 'citizen'],
    reason: true,
  },
};

/** The steps that somebody may take from a state. */
export function stepsFrom(state: ReferralState, parties: readonly Party[]): readonly StepCode[] {
  return (Object.keys(steps) as StepCode[]).filter(
    (code) => steps[code].from.includes(state) && steps[code].by.some((party) => parties.includes(party)),
  );
}

export function isReferralState(text: string | undefined): text is ReferralState {
  return text !== undefined && Object.hasOwn(stateInFhir, text);
}

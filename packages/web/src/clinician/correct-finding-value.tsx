/** What is right instead of what was written wrongly: the value by its type, the side, when it began, and the day on which it was seen. */

import type { JSX } from 'preact';
import { RadioList, TickList } from '../shared/door-choices.tsx';
import type { FormView, Option } from '../shared/door-field-frame.tsx';
import { DateLine, SelectOne, TextLine } from '../shared/door-fields.tsx';
import { correctMessagesIn } from './correct-finding-messages.ts';

export interface ValueAsked {
  readonly type: 'boolean' | 'code' | 'list' | 'date' | 'number' | 'text';
  /** Values of a code or a list. */
  readonly options: readonly Option[];
  /** A date may be a plain no: it has not been. */
  readonly mayBeNo: boolean;
  readonly sites: readonly Option[];
  readonly asksBegan: boolean;
}

/** Names of the fields. */
export const rightNames = { value: 'rigtig', no: 'rigtig-nej', site: 'side', began: 'begyndt', seen: 'set-den' } as const;

/** All of it, begun with what stands. */
export function RightValue({
  form,
  asked,
  label,
}: {
  readonly form: FormView;
  readonly asked: ValueAsked;
  readonly label: string;
}): JSX.Element {
  const messages = correctMessagesIn(form.language);
  return (
    <>
      <Value form={form} asked={asked} label={label} />
      <div class="content-fields">
        {asked.sites.length > 0 && (
          <SelectOne form={form} name={rightNames.site} label={messages.site} empty={messages.noSite} options={asked.sites} />
        )}
        {asked.asksBegan && <DateLine form={form} name={rightNames.began} label={messages.began} />}
        <DateLine form={form} name={rightNames.seen} label={messages.seen} />
      </div>
    </>
  );
}

function Value({
  form,
  asked: { type, options, mayBeNo },
  label,
}: {
  readonly form: FormView;
  readonly asked: ValueAsked;
  readonly label: string;
}): JSX.Element {
  const messages = correctMessagesIn(form.language);
  const field = { form, name: rightNames.value, label };
  const none = <TickList form={form} name={rightNames.no} label={messages.or} options={[{ value: 'ja', label: messages.none }]} />;
  switch (type) {
    case 'boolean':
      return <RadioList {...field} options={messages.yesOrNo} />;
    case 'code':
      return <RadioList {...field} options={options} />;
    case 'list':
      return (
        <>
          <TickList {...field} options={options} />
          {mayBeNo && none}
        </>
      );
    case 'date':
      return (
        <>
          <DateLine {...field} />
          {mayBeNo && none}
        </>
      );
    case 'number':
      return <TextLine {...field} numeric />;
    case 'text':
      return <TextLine {...field} />;
  }
}

/** What is wrong with a message that was received: where, and how MedCom's acknowledgement says it. No fault repeats a value. */

/** The reasons MedCom has codes for, as the terminology of 2025-09-22 spells them. */
export const errorCodes = [
  'MSG_Receiver_Identifier_UNKNOWN',
  'MSG_Receiver_Identifier_MISSING',
  'MSG_RECEIVER_UNABLE_TO_RECEIVE_MSG_TYPE',
  'MSG_VALUESET_VALUE_UNKNOWN',
  'MSG_CodeSystem_VALUE_UNKNOWN',
  'MSG_Element_To_Long',
  'MSG_Datatype_Wrong',
  'MSG_Mailbox_Out_Of_Operation',
  'MSG_Damaged_durin_transport',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

export interface Fault {
  /** A FHIRPath expression, or the name of the whole. */
  readonly place: string;
  /** FHIR's issue type. */
  readonly type:
    | 'required'
    | 'value'
    | 'code-invalid'
    | 'structure'
    | 'invariant'
    | 'not-found'
    | 'not-supported'
    | 'transient'
    | 'too-long';
  /** MedCom's code, where it has one. */
  readonly code?: ErrorCode;
  /** A sentence for a person, in English. */
  readonly text: string;
}

/** Collects faults while a message is read; what is missing is reported and read on as absent. */
export class Faults {
  readonly #found: Fault[] = [];

  get found(): readonly Fault[] {
    return this.#found;
  }

  add(type: Fault['type'], place: string, text: string, code?: ErrorCode): undefined {
    this.#found.push({ type, place, text, ...(code === undefined ? {} : { code }) });
    return undefined;
  }

  /** The value, or a fault that it is missing. */
  required<Value>(value: Value | undefined, place: string): Value | undefined {
    return value ?? this.add('required', place, 'This is mandatory.');
  }

  /** The fault where the condition does not hold. */
  expect(holds: boolean, type: Fault['type'], place: string, text: string, code?: ErrorCode): void {
    if (!holds) this.add(type, place, text, code);
  }
}

/** Where this engine answers otherwise than `cql-execution` on purpose; each has a test of its own. */

export type Difference = {
  readonly id: string;
  readonly ours: string;
  readonly theirs: string;
  readonly why: string;
};

export const DIFFERENCES = [
  {
    id: 'sort-by-instant',
    ours: 'Moments are sorted by instant; what cannot be told apart keeps its order.',
    theirs: 'Moments are sorted as text, so that mixed offsets come out wrong, and equal ones change places.',
    why: 'The latest finding must not depend on how an offset is written.',
  },
  {
    id: 'seconds-and-milliseconds',
    ours: 'Seconds and milliseconds are one precision: 10:00:00 is the same as 10:00:00.000.',
    theirs: 'Before, after and same compare milliseconds apart, so that the two cannot be told apart.',
    why: 'CQL 1.5 compares seconds as a decimal (comparison operators on date and time values).',
  },
  {
    id: 'no-return-keeps-doubles',
    ours: 'A query without a return clause gives every element that passes.',
    theirs: 'It leaves out doubles.',
    why: 'In ELM distinct is a property of the return clause; without one the elements are given as they are.',
  },
  {
    id: 'singleton-of-several',
    ours: 'singleton from a list of several is unknown.',
    theirs: 'It throws, and the citizen gets no answer at all.',
    why: 'A record that says a thing twice must not stop the other answers.',
  },
  {
    id: 'flatten-with-unknown',
    ours: 'An unknown list among others adds nothing.',
    theirs: 'The lists are then not taken apart at all.',
    why: 'CQL 1.5, Flatten.',
  },
  {
    id: 'length-of-unknown',
    ours: 'The length of an unknown text is unknown, of an unknown list 0.',
    theirs: 'It throws unless the unknown is written with a cast.',
    why: 'CQL 1.5, Length.',
  },
  {
    id: 'equivalence-keeps-accents',
    ours: 'Equivalent text may differ in case and kind of space, not in letters: å is not a.',
    theirs: 'Accents are ignored.',
    why: 'CQL 1.5, Equivalent; in Danish they are other letters.',
  },
  {
    id: 'decimals-have-eight-digits',
    ours: 'A decimal has eight digits after the point: 0.1 + 0.2 is 0.3.',
    theirs: 'It is a binary fraction: 0.1 + 0.2 is not 0.3. A whole one beyond the largest Integer is unknown.',
    why: 'CQL 1.5, Decimal; a limit must not be missed by a rounding no one can see.',
  },
  {
    id: 'numbers-in-text',
    ours: 'Text is a number only when all of it is.',
    theirs: 'It is read as far as it goes: 12.5 is the Integer 12, "1.5 kg" the Decimal 1.5.',
    why: 'CQL 1.5, ToInteger and ToDecimal: other text gives null.',
  },
  {
    id: 'days-of-two-offsets',
    ours: 'Moments without a full time, of two offsets, are before or after only when they cannot overlap.',
    theirs: 'The day is first moved to the other offset, where it may become the day before.',
    why: 'On the day of a clock change something on that day would count as after it.',
  },
] as const satisfies readonly Difference[];

export type DifferenceId = (typeof DIFFERENCES)[number]['id'];

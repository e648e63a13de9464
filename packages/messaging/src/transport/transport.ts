/** The port to the network: something that takes a parcel, or says why not. */

/** Where a message comes from or goes to: the network knows it by its GLN alone. */
export interface Endpoint {
  readonly gln: string;
  readonly name?: string;
}

/** A message ready to travel. */
export interface Parcel {
  readonly messageId: string;
  readonly from: Endpoint;
  readonly to: Endpoint;
  /** What VANS calls it: `MCM:FDIS91#…`, `MCM:FCTL#…`, or a letter's type. */
  readonly name: string;
  /** Of the standard: `5.0`, or a letter's version code. */
  readonly version: string;
  readonly format: 'HL7' | 'XML';
  readonly body: string;
}

export type Sending =
  | { readonly ok: true }
  /** `retriable`: the same parcel may be taken later. The reason names no one and nothing of the message. */
  | { readonly ok: false; readonly retriable: boolean; readonly reason: string };

export interface Transport {
  /** Hands the parcel over. Does not throw for what a network does. */
  send(parcel: Parcel): Promise<Sending>;
}

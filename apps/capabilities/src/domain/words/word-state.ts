/** What the index of words is told: the whole state of one thing, as it is at some moment. Telling it again changes nothing. Bare uuids. */

export type HouseState = {
  readonly id: string;
  readonly organisation: string;
  /** Found by this too, where it is another than the house's own. */
  readonly organisationName: string;
  readonly name: string;
  readonly city: string | null;
  readonly country: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
};

/** `opensTo`: whom its rates are for, organisations and alliances by their keys; null is everyone. */
export type RoomState = {
  readonly id: string;
  readonly facility: string;
  readonly name: string;
  readonly opensTo: readonly string[] | null;
};

/** A house of the directory that is open, or was when it was last told. `claimedBy`: the organisation that it is. */
export type EntryState = {
  readonly id: string;
  readonly name: string;
  readonly city: string | null;
  readonly country: string | null;
  readonly closed: boolean;
  readonly claimedBy: string | null;
};

/** An alliance with its ACTIVE members; none where it is not ACTIVE itself. */
export type MembersState = { readonly id: string; readonly members: readonly string[] };

/** Null: a visitor. */
export type WordViewer = { readonly organisation: string | null };

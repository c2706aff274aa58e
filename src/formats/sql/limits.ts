/** A row above this is rejected: servers refuse rows above 1 GiB, and one must fit in memory several times. */
export const MAX_ROW_BYTES = 128 << 20;
/** A statement other than rows above this is skipped: 10,000 columns take 1 MB. */
export const MAX_STATEMENT_BYTES = 16 << 20;
/** How much of a reject's raw text is kept, in bytes, before it is decoded. */
export const RAW_BYTES = 200 << 10;
/** How far after damage a sound row is looked for. */
export const DAMAGE_WINDOW = 1 << 20;

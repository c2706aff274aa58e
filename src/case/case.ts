/** What the other layers use of the case folder (README.md). */
export { AuditLog } from './audit/audit-log.ts';
export type { AuditEntry, NewAuditEntry } from './audit/entries.ts';
export type { Case } from './case-folder.ts';
export type { CaseInfo, NewCaseInfo } from './case-info.ts';
export type { Exhibit, ExhibitMeta } from './exhibits/exhibit.ts';
export { configFolder } from './keys/key-ring.ts';
export type { LedgerEvent, RecordedEvent, StoredEvent } from './ledger/events.ts';
export {
  consistencyProof,
  inclusionProof,
  leafHash,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from './ledger/merkle.ts';
export { verifierKey } from './ledger/note.ts';
export { type EntryProof, verifyEntryProof } from './ledger/proof.ts';
export { acquireLock, type HeldLock, lockHolder } from './lock.ts';
export type { MappingStatus, MappingWrite, StoredMapping } from './mappings.ts';
export { createCase, isOnlyBegun, type OpenOptions, openCase } from './open-case.ts';

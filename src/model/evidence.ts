/** What the disk says of a file named as 佐证. The disk is looked at on floor 3 only; rules are given the facts. */
export interface EvidenceFacts {
  /**
   * outside: not inside ledgers/, also after symlinks. ledger: it is one of the workspace's own files. case: there is one whose name
   * differs in case only. special: a pipe or device. unreadable: it cannot be opened.
   */
  readonly state: "file" | "missing" | "empty" | "folder" | "special" | "outside" | "ledger" | "case" | "unreadable";
  /** The name as it stands on disk, for `case`. */
  readonly actual?: string;
  /** Length in bytes. */
  readonly size?: number;
  /** Digest of all its bytes, or of its first and last ones only; or one of the two words below. Called only for files of equal size. */
  digest?(part: "ends" | "whole"): string;
}

/** Files longer than this, in bytes, are not read whole. */
export const longestRead = 256 * 1024 * 1024;

/** In place of a digest: the file is too long to be read, or too much has been read already. */
export const unread = "unread";

/** In place of a digest: the file could not be read. */
export const unreadable = "unreadable";

// SPDX-License-Identifier: Apache-2.0
import type { SegmentFile, SpoolFolder } from '../../src/spool/folder.js';

/** Which call fails with which error code; `persist` lets the bytes through all the same. */
export interface Fault {
  readonly call: 'write' | 'sync' | 'create' | 'reserve' | 'remove';
  readonly code: 'EIO' | 'ENOSPC';
  readonly persist?: boolean;
}

/** A disk in memory: writes live in a cache until they are synced, a crash keeps what `keep` says. */
export class MemoryFolder implements SpoolFolder {
  readonly cached = new Map<string, Buffer>();
  readonly synced = new Map<string, Buffer>();
  readonly calls: string[] = [];
  hasReserve = false;
  fault: Fault | undefined;

  segments(): Promise<string[]> {
    return Promise.resolve([...this.cached.keys()].sort());
  }

  open(name: string): Promise<SegmentFile> {
    return Promise.resolve(new MemoryFile(this, name));
  }

  async create(name: string, size: number): Promise<SegmentFile> {
    await this.#pass('create');
    if (this.cached.has(name)) throw Object.assign(new Error('EEXIST'), { code: 'EEXIST' });
    this.cached.set(name, Buffer.alloc(size));
    this.synced.set(name, Buffer.alloc(size));
    return this.open(name);
  }

  /** @param names - a fault of `remove` lets the first one go and fails at the second, as a crash between does. */
  async remove(names: readonly string[]): Promise<void> {
    for (const [index, name] of names.entries()) {
      if (index > 0) await this.#pass('remove');
      this.cached.delete(name);
      this.synced.delete(name);
    }
  }

  async reserve(): Promise<void> {
    await this.#pass('reserve');
    this.hasReserve = true;
  }

  releaseReserve(): Promise<void> {
    this.hasReserve = false;
    return Promise.resolve();
  }

  /** The disk after a power cut: synced bytes, and of the others each 512-byte page as `keep` says. */
  afterCrash(keep: () => boolean): MemoryFolder {
    const disk = new MemoryFolder();
    for (const [name, synced] of this.synced) {
      const bytes = Buffer.from(synced);
      const cached = this.bytesOf(name);
      for (let at = 0; at < bytes.length; at += 512) {
        const page = cached.subarray(at, at + 512);
        if (Buffer.compare(page, bytes.subarray(at, at + 512)) !== 0 && keep())
          page.copy(bytes, at);
      }
      disk.put(name, bytes);
    }
    return disk;
  }

  put(name: string, bytes: Buffer): void {
    this.cached.set(name, Buffer.from(bytes));
    this.synced.set(name, Buffer.from(bytes));
  }

  bytesOf(name: string): Buffer {
    const bytes = this.cached.get(name);
    if (!bytes) throw new Error(`no file ${name}`);
    return bytes;
  }

  /** Runs one call of a file or of the folder, or its fault. */
  async run(call: Fault['call'], work: () => void): Promise<void> {
    await Promise.resolve();
    const { fault } = this;
    if (fault?.call !== call || fault.persist) work();
    await this.#pass(call);
  }

  #pass(call: Fault['call']): Promise<void> {
    this.calls.push(call);
    const { fault } = this;
    if (fault?.call !== call) return Promise.resolve();
    return Promise.reject(Object.assign(new Error(fault.code), { code: fault.code }));
  }
}

class MemoryFile implements SegmentFile {
  readonly name: string;
  readonly #folder: MemoryFolder;

  constructor(folder: MemoryFolder, name: string) {
    this.#folder = folder;
    this.name = name;
  }

  size(): Promise<number> {
    return Promise.resolve(this.#folder.bytesOf(this.name).length);
  }

  read(position: number, length: number): Promise<Buffer> {
    const bytes = this.#folder.bytesOf(this.name);
    return Promise.resolve(Buffer.from(bytes.subarray(position, position + length)));
  }

  write(position: number, bytes: Uint8Array): Promise<void> {
    return this.#folder.run('write', () => {
      this.#folder.bytesOf(this.name).set(bytes, position);
    });
  }

  sync(): Promise<void> {
    return this.#folder.run('sync', () => {
      this.#folder.synced.set(this.name, Buffer.from(this.#folder.bytesOf(this.name)));
    });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

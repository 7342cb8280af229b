// SPDX-License-Identifier: Apache-2.0
import { Store, type SessionData } from 'express-session';
import { LRUCache } from 'lru-cache';

/** 15 minutes, and no session outlives the process: a restart signs everybody out and loses nothing. */
export const SESSION_MS = 15 * 60_000;

/** 10,000 sessions: far above a demo's visitors, and a bound on memory. */
const MAX_SESSIONS = 10_000;

/** Sessions in memory; the store that express-session brings leaks by its own README. */
export class SessionStore extends Store {
  readonly #sessions = new LRUCache<string, string>({ max: MAX_SESSIONS, ttl: SESSION_MS });

  override get(sid: string, done: (error: unknown, session?: SessionData | null) => void): void {
    const text = this.#sessions.get(sid);
    done(undefined, text === undefined ? null : (JSON.parse(text) as SessionData));
  }

  override set(sid: string, session: SessionData, done?: (error?: unknown) => void): void {
    this.#sessions.set(sid, JSON.stringify(session));
    done?.();
  }

  override destroy(sid: string, done?: (error?: unknown) => void): void {
    this.#sessions.delete(sid);
    done?.();
  }
}

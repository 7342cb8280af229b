// SPDX-License-Identifier: Apache-2.0
import { useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** Width of a chart on a phone of 390 px, CSS px: what is drawn until the screen is known. */
const PHONE = 326;
/** Narrower than this a chart is drawn smaller instead of anew. */
const LEAST = 280;

/**
 * Width in which a picture stands, CSS px. A picture that takes it for its own units is drawn one to one: its letters are as large on
 * a desk as on a phone, and there is more room between them.
 */
export function useDrawnWidth<E extends Element>(): readonly [RefObject<E | null>, number] {
  const host = useRef<E>(null);
  const [width, setWidth] = useState(PHONE);
  useLayoutEffect(() => {
    const element = host.current;
    if (!element) return undefined;
    const measure = (): void => {
      setWidth(Math.max(LEAST, Math.round(element.getBoundingClientRect().width)));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [host, width];
}

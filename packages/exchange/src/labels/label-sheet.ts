// SPDX-License-Identifier: Apache-2.0

/** A sheet of labels; all lengths in mm, of the page and of its labels. */
export interface LabelSheet {
  readonly page: readonly [width: number, height: number];
  readonly columns: number;
  readonly rows: number;
  /** Upper left corner of the first label. */
  readonly first: readonly [x: number, y: number];
  /** From one label's corner to the next one's. */
  readonly pitch: readonly [x: number, y: number];
  readonly label: readonly [width: number, height: number];
  /** Blank edge inside a label. */
  readonly edge: number;
  /** Side of a module of the symbol. */
  readonly moduleMm: number;
  /** Height of a Chinese character. Source: GB 7718-2011 3.9, at least 1.8 mm where a pack is larger than 35 cm². */
  readonly textMm: number;
}

/** Sheets that can be printed: 24 labels of 63.5 × 33.9 mm on A4, and rolls of one label a page. */
export const LABEL_SHEETS = {
  'a4-3x8': {
    columns: 3,
    edge: 1.2,
    first: [7.25, 12.9],
    label: [63.5, 33.9],
    moduleMm: 0.42,
    page: [210, 297],
    pitch: [66, 33.9],
    rows: 8,
    textMm: 1.8,
  },
  '60x40': {
    columns: 1,
    edge: 1,
    first: [0, 0],
    label: [60, 40],
    moduleMm: 0.42,
    page: [60, 40],
    pitch: [60, 40],
    rows: 1,
    textMm: 1.8,
  },
  '100x70': {
    columns: 1,
    edge: 2.5,
    first: [0, 0],
    label: [100, 70],
    moduleMm: 0.6,
    page: [100, 70],
    pitch: [100, 70],
    rows: 1,
    textMm: 2.6,
  },
} as const satisfies Readonly<Record<string, LabelSheet>>;

/** A name of {@link LABEL_SHEETS}. */
export type LabelSheetName = keyof typeof LABEL_SHEETS;

/** Names of {@link LABEL_SHEETS}. */
export const LABEL_SHEET_NAMES = Object.keys(LABEL_SHEETS) as LabelSheetName[];

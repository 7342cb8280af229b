// SPDX-License-Identifier: Apache-2.0
import { MAX_FILE_BYTES } from '../sign/picked-files.js';

/** Longest side of a kept photo in pixels: a page of print stays readable, and a phone's photo fits. */
const MAX_SIDE = 2400;
const QUALITY = 0.85;
const PDF = '%PDF-';

/** A file that the archive takes, or why it would not. */
export type Prepared =
  | { readonly content: Blob; readonly fault?: undefined }
  | { readonly fault: 'tooLarge' | 'unreadable' };

/**
 * Makes of a chosen file what the archive takes. A PDF stays as it is; a picture is drawn again, so that no place, camera
 * or hidden part of a phone's file goes along, and so that it is small enough.
 */
export async function prepareFile(file: File): Promise<Prepared> {
  if ((await file.slice(0, PDF.length).text()) === PDF) {
    if (file.size > MAX_FILE_BYTES) return { fault: 'tooLarge' };
    return { content: file.slice(0, file.size, 'application/pdf') };
  }
  const content = await redrawn(file);
  if (!content) return { fault: 'unreadable' };
  return content.size > MAX_FILE_BYTES ? { fault: 'tooLarge' } : { content };
}

async function redrawn(file: File): Promise<Blob | undefined> {
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(file);
  } catch (cause) {
    // The browser's word for bytes that are no picture; anything else is a fault of ours.
    if (cause instanceof DOMException) return undefined;
    throw cause;
  }
  const scale = Math.min(1, MAX_SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const drawing = canvas.getContext('2d');
  if (!drawing) return undefined;
  // Transparent parts would turn black in a JPEG.
  drawing.fillStyle = '#fff';
  drawing.fillRect(0, 0, canvas.width, canvas.height);
  drawing.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return new Promise((resolve) => {
    canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/jpeg', QUALITY);
  });
}

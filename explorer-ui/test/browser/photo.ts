// SPDX-License-Identifier: Apache-2.0

/** A real picture of one pixel: pages draw pictures again before they are kept, so that bytes alone are none. */
export const PHOTO = {
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
  mimeType: 'image/png',
  name: 'photo.png',
};

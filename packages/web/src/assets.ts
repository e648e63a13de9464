/** The files that pages load: style sheet, islands, fonts and icons, each under a name that holds its content's hash. */

import { fileURLToPath } from 'node:url';

/** A file for the browser; it never changes under its name and may be kept for ever. */
export interface Asset {
  readonly name: string;
  readonly contentType: string;
  /** Where it lies on disk. */
  readonly file: string;
}

declare const BUILT_ASSETS: readonly { readonly name: string; readonly contentType: string }[];

/** Folder of the assets in a page's addresses. */
export const assetPrefix = '/assets/';

/** Every built asset. */
export const assets: readonly Asset[] = BUILT_ASSETS.map(({ name, contentType }) => ({
  name,
  contentType,
  file: fileURLToPath(new URL(`./assets/${name}`, import.meta.url)),
}));

/** A page names an asset that was not built. */
export class AssetError extends Error {
  readonly code = 'RYG_WEB_ASSET';
}

/** Address of the asset with this stem. */
export function assetPath(stem: string, extension: string): string {
  const asset = assets.find(({ name }) => name.startsWith(`${stem}-`) && name.endsWith(extension));
  if (asset === undefined) throw new AssetError(`no asset ${stem}${extension} was built`);
  return `${assetPrefix}${asset.name}`;
}

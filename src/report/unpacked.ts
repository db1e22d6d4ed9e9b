import { promisify } from "node:util";
import zlib from "node:zlib";

/**
 * The body of an HTTP answer without its `Content-Encoding`; one that we do not know is left. Throws zlib's own error
 * where it is damaged, and `ERR_BUFFER_TOO_LARGE` where more than `maxOutputLength` bytes come out.
 */
export async function unpacked(
  bytes: Buffer,
  encoding: string | undefined,
  maxOutputLength: number,
): Promise<Uint8Array> {
  const unpack = encoding === undefined ? undefined : UNPACK[encoding.trim().toLowerCase()];
  return unpack === undefined ? bytes : unpack(bytes, { maxOutputLength });
}

type Unpack = (bytes: Buffer, limit: { readonly maxOutputLength: number }) => Promise<Buffer>;

const UNPACK: Readonly<Record<string, Unpack>> = {
  gzip: promisify(zlib.gunzip) as Unpack,
  "x-gzip": promisify(zlib.gunzip) as Unpack,
  deflate: promisify(zlib.inflate) as Unpack,
  br: promisify(zlib.brotliDecompress) as Unpack,
  zstd: promisify(zlib.zstdDecompress) as Unpack,
};

import { crc32, inflateRawSync } from "node:zlib";

/** The files of a ZIP archive by its central directory, checked by their sizes and sums. */
export function unzip(archive: Buffer): Map<string, Buffer> {
  const end = archive.lastIndexOf(Buffer.from("PK\x05\x06"));
  if (end < 0) throw new Error("not a ZIP archive");
  const files = new Map<string, Buffer>();
  let entry = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    if (archive.readUInt32LE(entry) !== 0x02014b50) throw new Error(`no entry at ${entry}`);
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((at) =>
      archive.readUInt16LE(entry + at),
    ) as [number, number, number];
    const name = archive.toString("utf8", entry + 46, entry + 46 + nameLength);
    const header = archive.readUInt32LE(entry + 42);
    const begin = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
    const packed = archive.subarray(begin, begin + archive.readUInt32LE(entry + 20));
    const content = archive.readUInt16LE(entry + 10) === 0 ? packed : inflateRawSync(packed);
    if (content.length !== archive.readUInt32LE(entry + 24)) throw new Error(`${name}: wrong size`);
    if (crc32(content) !== archive.readUInt32LE(entry + 16)) throw new Error(`${name}: wrong sum`);
    files.set(name, content);
    entry += 46 + nameLength + extraLength + commentLength;
  }
  return files;
}

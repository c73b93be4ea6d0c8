/**
 * The key that an OpenPGP signature names as its maker (RFC 4880, 5.2.3.5 and 5.2.3.28): a fingerprint in capital hex
 * digits, or the 16 digits of an id; null where it names none. It proves nothing: it is what the signature says.
 */
export function issuerOf(armored: string): string | null {
  const packet = packetIn(bytesIn(armored));
  if (packet === null) return null;
  if (packet[0] === 3) return hex(packet.subarray(7, 15));
  if (packet[0] !== 4 || packet.length < 8) return null;
  const hashed = 6 + packet.readUInt16BE(4);
  if (packet.length < hashed + 2) return null;
  const found = [
    ...subpackets(packet.subarray(6, hashed)),
    ...subpackets(packet.subarray(hashed + 2, hashed + 2 + packet.readUInt16BE(hashed))),
  ];
  const print = found.find(({ type, body }) => type === 33 && body[0] === 4)?.body.subarray(1);
  const id = found.find(({ type }) => type === 16)?.body;
  return print === undefined ? (id === undefined ? null : hex(id)) : hex(print);
}

function hex(bytes: Buffer): string {
  return bytes.toString('hex').toUpperCase();
}

/** What stands between the lines that begin and end it, without headers and checksum. */
function bytesIn(armored: string): Buffer {
  const [, text = ''] = /^-----BEGIN PGP [^\n]*\n(?:[^\n]*: [^\n]*\n)*\s*([A-Za-z0-9+/\s]*)/u.exec(armored) ?? [];
  return Buffer.from(text, 'base64');
}

/** The body of the first packet, if it is a signature. */
function packetIn(bytes: Buffer): Buffer | null {
  const [tag = 0, kind = 0] = bytes;
  if ((tag & 0x80) === 0) return null;
  const isNew = (tag & 0x40) !== 0;
  if ((isNew ? tag & 0x3f : (tag >> 2) & 0x0f) !== 2) return null;
  // An old packet says in its first byte how many bytes its length has; a new one by the first byte of the length.
  const width = isNew ? (kind < 192 ? 1 : kind < 224 ? 2 : 5) : [1, 2, 4, 0][tag & 3];
  return bytes.subarray(1 + (width ?? 0));
}

function subpackets(area: Buffer): readonly { readonly type: number; readonly body: Buffer }[] {
  const found: { readonly type: number; readonly body: Buffer }[] = [];
  for (let at = 0; at < area.length;) {
    const first = area[at] ?? 0;
    const width = first < 192 ? 1 : first < 255 ? 2 : 5;
    if (at + width > area.length) break;
    const length =
      width === 1 ? first : width === 2 ? ((first - 192) << 8) + (area[at + 1] ?? 0) + 192 : area.readUInt32BE(at + 1);
    if (length === 0) break;
    found.push({ type: (area[at + width] ?? 0) & 0x7f, body: area.subarray(at + width + 1, at + width + length) });
    at += width + length;
  }
  return found;
}

// Opens what Python has packed (parcel.py): the data, and the logits to the last bit.

// The data of a parcel; its logits, highest first, are `sorted` of each series. Logits that the
// parcel before had too are taken from there.
export async function openParcel(bytes, before) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 4 + view.getUint32(0, true);
  const data = JSON.parse(new TextDecoder().decode(bytes.subarray(4, at)));
  for (const series of data.series) {
    series.block = bytes.subarray(at, at + series.packed);
    at += series.packed;
  }
  const sorted = data.series.map(({ block }, i) => {
    const known = before?.series[i];
    return known && sameBytes(known.block, block) ? known.sorted : unpacked(block);
  });
  for (const [i, logits] of (await Promise.all(sorted)).entries()) data.series[i].sorted = logits;
  return data;
}

export function sameBytes(one, other) {
  return one.length === other.length && one.every((byte, i) => byte === other[i]);
}

// Steps between integers that sort as the numbers do: all lowest bytes, then all second ones, ...
async function unpacked(block) {
  const stream = new Blob([block]).stream().pipeThrough(new DecompressionStream("deflate"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const count = bytes.length / 4;
  const bits = new Uint32Array(count);
  let ordered = 0;
  for (let i = 0; i < count; i++) {
    const low = bytes[i] | (bytes[count + i] << 8);
    const high = bytes[2 * count + i] | (bytes[3 * count + i] << 8);
    ordered = (ordered - (low | (high << 16))) >>> 0;
    bits[i] = ordered & 0x80000000 ? ordered ^ 0x80000000 : ~ordered;
  }
  return new Float32Array(bits.buffer);
}

// The pixels of a figure, and what each message changes in them.

// A message's bytes may begin at an odd place in it: copied, they can be read as numbers.
function asNumbers({ buffer, byteOffset, byteLength }) {
  return new Uint32Array(buffer.slice(byteOffset, byteOffset + byteLength));
}

export class Frame {
  image = null; // ImageData, once all of it has come
  number = 0; // of the last change that's in it

  isWhole({ shape: [rows, columns], lengths }) {
    return asNumbers(lengths).reduce((sum, length) => sum + length, 0) === rows * columns;
  }

  // Whether the image is already as some changes would make it.
  has({ number, ...runs }) {
    const [starts, lengths, colors] = [runs.starts, runs.lengths, runs.colors].map(asNumbers);
    const pixels = new Uint32Array(this.image.data.buffer);
    const oneEach = colors.length === starts.length;
    let from = 0;
    const isSame = starts.every((start, k) => {
      const span = pixels.subarray(start, start + lengths[k]);
      const same = span.every((pixel, i) => pixel === colors[oneEach ? k : from + i]);
      from += lengths[k];
      return same;
    });
    if (isSame) this.number = number;
    return isSame;
  }

  // Takes the changes that changes.py describes; returns the rows they're in, or null if they
  // belong to a frame that never came: then a whole one follows.
  apply({ shape: [rows, columns], number, ...runs }) {
    const [starts, lengths, colors] = [runs.starts, runs.lengths, runs.colors].map(asNumbers);
    const count = lengths.reduce((sum, length) => sum + length, 0);
    if (count === rows * columns) this.image = new ImageData(columns, rows);
    if (this.image?.width !== columns || this.image.height !== rows) return null;
    const pixels = new Uint32Array(this.image.data.buffer);
    const oneEach = colors.length === starts.length;
    let from = 0;
    starts.forEach((start, k) => {
      const to = from + lengths[k];
      if (oneEach) pixels.fill(colors[k], start, start + lengths[k]);
      else pixels.set(colors.subarray(from, to), start);
      from = to;
    });
    this.number = number;
    return {
      top: Math.floor(starts[0] / columns),
      bottom: Math.ceil((starts.at(-1) + lengths.at(-1)) / columns),
    };
  }
}

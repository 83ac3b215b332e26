// What the next steps of a slider will show: kept here, and seen before Python has answered.

async function unpacked(buffer) {
  const stream = new Blob([buffer]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).arrayBuffer();
}

// The numbers of a message, step by step: see `flips` in changes.py.
function* apart(numbers) {
  for (let from = 0; from < numbers.length;) {
    const [count, singles] = numbers.subarray(from, from + 2);
    const length = 2 + (singles ? 2 * count + singles : 4 * count);
    yield numbers.subarray(from, (from += length));
  }
}

// Leads a frame to its neighbor, and from there back again; returns the rows that have changed.
function flip({ image: { data, width: columns } }, step) {
  const pixels = new Uint32Array(data.buffer);
  const [count, singles] = step;
  const part = (k) => step.subarray(2 + k * count, 2 + (k + 1) * count);
  const rows = { top: Infinity, bottom: 0 };
  const [starts, widths] = [part(0), part(1)];
  let from = 2 + 2 * count;
  for (let k = 0; k < count; k += 1) {
    const height = singles ? 1 : step[2 + 2 * count + k];
    for (let row = 0; row < height; row += 1) {
      const start = starts[k] + row * columns;
      const color = step[2 + 3 * count + k];
      for (let at = start; at < start + widths[k]; at += 1) {
        pixels[at] ^= singles ? step[from++] : color;
      }
    }
    const top = Math.floor(starts[k] / columns);
    rows.top = Math.min(rows.top, top);
    rows.bottom = Math.max(rows.bottom, top + height);
  }
  return rows;
}

function joined(one, other) {
  if (!one || !other) return one ?? other;
  return { top: Math.min(one.top, other.top), bottom: Math.max(one.bottom, other.bottom) };
}

export class Ahead {
  #frame;
  #steps = new Map(); // by position: what leads to the next one
  #texts = new Map();
  #edition = 0;
  #coming = Promise.resolve();
  #shown = null; // the position that the image shows
  at = null; // and the one that Python has shown
  isTrusted = true; // nothing has been touched that may change what the steps show

  constructor(frame) {
    this.#frame = frame;
  }

  // Keeps the steps of a message.
  add({ edition, start, side, is_fresh: isFresh }, buffers) {
    const parts = Promise.all(buffers.map(unpacked));
    this.#coming = this.#coming.then(async () => {
      const [numbers, words] = await parts;
      if (edition !== this.#edition) return;
      const texts = JSON.parse(new TextDecoder().decode(words));
      // Python begins anew, somewhere else. What leads back to its frame is still needed.
      if (isFresh && this.#shown === this.at) this.#clear();
      if (isFresh) this.#texts.set(start, texts.shift());
      let position = start;
      for (const step of apart(new Uint32Array(numbers))) {
        this.#steps.set(Math.min(position, position + side), step);
        position += side;
        this.#texts.set(position, texts.shift());
      }
    });
    return this.#coming;
  }

  // Takes changes of Python's that lead to a position, or the news that all has changed; returns
  // the rows to paint, or null.
  take(changes, edition) {
    let rows = null;
    if (edition !== this.#edition) {
      rows = this.#move(this.at);
      this.#clear();
      this.#edition = edition;
    }
    if (!changes) return rows;
    const isWhole = this.#frame.isWhole(changes);
    if (this.#shown !== this.at && !isWhole && this.#reaches(changes.at)) {
      this.at = changes.at; // known here already
      if (this.#shown !== this.at || this.#frame.has(changes)) return rows;
    }
    if (!isWhole) rows = joined(rows, this.#move(this.at));
    rows = joined(rows, this.#frame.apply(changes));
    this.at = this.#shown = changes.at;
    return rows;
  }

  // Shows another position, if it's here; returns the rows to paint, or null.
  slide(to) {
    const isKnown = this.isTrusted && this.#texts.has(to) && this.#reaches(to);
    return isKnown ? this.#move(to) : null;
  }

  // The readout of what's shown, given what Python says.
  text(said) {
    return this.#shown === this.at ? said : this.#texts.get(this.#shown) ?? said;
  }

  #clear() {
    this.#steps.clear();
    this.#texts.clear();
  }

  #reaches(to) {
    for (let k = Math.min(to, this.#shown); k < Math.max(to, this.#shown); k += 1) {
      if (!this.#steps.has(k)) return false;
    }
    return this.#shown !== null;
  }

  #move(to) {
    let rows = null;
    while (this.#shown !== to) {
      const by = Math.sign(to - this.#shown);
      const step = this.#steps.get(Math.min(this.#shown, this.#shown + by));
      rows = joined(rows, flip(this.#frame, step));
      this.#shown += by;
    }
    return rows && rows.top < rows.bottom ? rows : null;
  }
}

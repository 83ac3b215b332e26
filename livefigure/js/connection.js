// What's sent to Python, one message at a time; and a word when no answer comes.

const LOST = "This figure has lost its connection to Python. Run its cell again.";
const SILENT =
  "Python doesn't answer. If it isn't busy with another cell, run the cell of this figure again.";
const PATIENCE = 2000; // ms: for an answer, and then once more for the answer to a question

// Sends a message after the ones before have been answered. One that may be dropped gives way to
// the next of its kind: what a moving pointer has left behind isn't worth drawing.
export class Line {
  #model;
  #waiting = [];
  #current = null;

  constructor(model) {
    this.#model = model;
    model.on("msg:custom", ({ type }) => { if (type === "done") this.#next(); });
  }

  // Calls `then` once Python has answered.
  send(message, { mayBeDropped = false, then } = {}) {
    const last = this.#waiting.at(-1);
    if (mayBeDropped && last?.mayBeDropped) this.#waiting.pop();
    this.#waiting.push({ message, mayBeDropped, then });
    if (!this.#current) this.#next();
  }

  // Forgets what's waiting: it was meant for a kernel that isn't there.
  clear() {
    [this.#waiting, this.#current] = [[], null];
  }

  #next() {
    this.#current?.then?.();
    this.#current = this.#waiting.shift();
    if (!this.#current) return;
    try {
      this.#model.send(this.#current.message);
    } catch {
      this.clear(); // there's no kernel: who watches says so
    }
  }
}

// A slider without its kernel still slides, and nothing follows it: better said than found out.
export function sayWhenDisconnected(model, line, root, el) {
  const note = document.createElement("p");
  note.className = "live-figure-note";
  note.setAttribute("role", "status");
  el.prepend(note);
  let timer = null;
  const say = (text) => {
    note.textContent = text;
    for (const part of root.children) {
      if (!part.contains(note)) part.inert = text === LOST;
    }
  };
  const ask = (text) => {
    clearTimeout(timer);
    timer = setTimeout(() => { if (!note.textContent) say(text); line.clear(); }, PATIENCE);
    line.send({ type: "ping" });
  };
  const touched = (event) => {
    const [target] = event.composedPath(); // also where the page sees no more than its host
    if (timer === null && root.contains(target)) timer = setTimeout(ask, PATIENCE, SILENT);
  };
  const answered = () => {
    clearTimeout(timer);
    timer = null;
    say("");
  };
  // Some front ends know when a kernel was restarted from here. None knows that it died, or was
  // restarted from another window: then nothing answers.
  const changed = () => { line.clear(); ask(LOST); };
  const touches = ["input", "keydown", "pointerdown"];
  const answers = ["change:pixels", "change:readout", "msg:custom"];
  for (const name of touches) document.addEventListener(name, touched, true);
  for (const name of answers) model.on(name, answered);
  model.on("comm_live_update", changed);
  return () => {
    clearTimeout(timer);
    for (const name of touches) document.removeEventListener(name, touched, true);
    for (const name of answers) model.off(name, answered);
    model.off("comm_live_update", changed);
  };
}

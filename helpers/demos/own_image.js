// A button that takes a file, and a field for its path.

// A server closes the connection, without a word, on a message that's too long for it; and one
// that compresses messages can break one that the browser sends in several frames, which Chromium
// does from 64 KB up (tornado#3353). So a file goes in blocks, each after Python has the one
// before, and a block in short messages.
const BLOCK = 2 ** 21;
const MESSAGE = 60 * 2 ** 10;
const PATIENCE = 20000; // ms for the answer to a block
const SILENT = "Python doesn't answer. It may be busy with another cell, or the connection is lost.";

const inMB = (bytes) => Math.ceil(bytes / 1e6);

function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function render({ model, el }) {
  const input = element("input", { type: "file", accept: "image/*,.tif,.tiff,.pgm,.ppm" });
  const button = element("button", {
    type: "button",
    className: "lm-Widget jupyter-widgets jupyter-button",
    onclick: () => {
      input.value = ""; // or the same file, chosen again, would change nothing
      input.click();
    },
  }, element("i", { className: "fa fa-upload" }), model.get("description"));
  const path = element("input", { type: "text" });
  const label = element("label", {
    className: "lm-Widget jupyter-widgets widget-inline-hbox widget-text",
  }, element("span", { className: "widget-label", textContent: "or its path" }), path);
  const status = element("span", { role: "status" });
  const form = element("form", { className: "course-own-image" }, button, label, status);
  el.append(form);

  let current = null; // what Python is asked to take
  let timer = null;
  const say = (text) => {
    clearTimeout(timer);
    status.textContent = text;
  };
  const begin = (wanted) => {
    current = { number: `${Date.now()} ${Math.random()}`, ...wanted };
    say("");
  };
  const send = (content, buffers = []) => {
    clearTimeout(timer);
    timer = setTimeout(say, PATIENCE, SILENT);
    try {
      model.send({ number: current.number, ...content }, undefined, buffers);
    } catch {
      // There's no connection: the timer says so.
    }
  };
  const sendBlock = async (start) => {
    const wanted = current;
    const { name, size } = wanted.file;
    const block = await wanted.file.slice(start, start + BLOCK).arrayBuffer().catch(() => null);
    if (wanted !== current) return; // something else has been chosen meanwhile
    if (!block) return say(`${name}: the browser can't read it.`);
    say(size > BLOCK ? `${name}: ${inMB(start)} of ${inMB(size)} MB` : "");
    let at = 0;
    do {
      const part = block.slice(at, at + MESSAGE);
      const next = at + MESSAGE;
      send({ start: start + at, name, size, isLast: next >= block.byteLength }, [part]);
      at = next;
    } while (at < block.byteLength);
  };

  input.addEventListener("change", () => {
    const [file] = input.files;
    if (!file) return;
    begin({ file });
    const most = model.get("most_bytes");
    if (file.size <= most) return sendBlock(0);
    say(`${file.name} has ${inMB(file.size)} MB, and ${inMB(most)} MB is the limit. ` +
      "Crop it, or save it smaller.");
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!path.value.trim()) return;
    begin({});
    send({ path: path.value });
  });
  const answered = ({ number, received }) => {
    if (number !== current?.number) return;
    if (received < current.file?.size) sendBlock(received);
    else say("");
  };
  model.on("msg:custom", answered);
  return () => {
    clearTimeout(timer);
    model.off("msg:custom", answered);
  };
}

export default { render };

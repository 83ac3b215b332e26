// The readout under a canvas; and the painter, which puts a frame's changed pixels on ipympl's
// canvas as they come. ipympl itself packs each frame as PNG, unpacks it, and packs the canvas
// once more to keep a copy, which takes longer than everything else in a step.

const MODEL_NAME = "IPY_MODEL_";
const PICTURE = ".jupyter-matplotlib-canvas-div";

function canPaint(canvas) {
  return Boolean(canvas.offscreen_context && canvas._for_each_view);
}

// A message's bytes may lie at an odd place in it: copied, they can be read as numbers.
function asNumbers({ buffer, byteOffset, byteLength }) {
  return new Uint32Array(buffer.slice(byteOffset, byteOffset + byteLength));
}

function paint(canvas, frame, { shape: [rows, columns], ...runs }) {
  const [starts, lengths, colors] = [runs.starts, runs.lengths, runs.colors].map(asNumbers);
  const count = lengths.reduce((sum, length) => sum + length, 0);
  if (count === rows * columns) frame.image = new ImageData(columns, rows);
  if (frame.image?.width !== columns || frame.image.height !== rows) return; // a whole one follows
  const pixels = new Uint32Array(frame.image.data.buffer);
  const oneEach = colors.length === starts.length;
  let from = 0;
  starts.forEach((start, k) => {
    const to = from + lengths[k];
    if (oneEach) pixels.fill(colors[k], start, start + lengths[k]);
    else pixels.set(colors.subarray(from, to), start);
    from = to;
  });
  const top = Math.floor(starts[0] / columns);
  const bottom = Math.ceil((starts.at(-1) + lengths.at(-1)) / columns);
  canvas.offscreen_context.putImageData(frame.image, 0, 0, 0, top, columns, bottom - top);
  canvas.waiting_for_image = false; // ipympl asks for no further frame while it waits for one
  canvas._for_each_view((view) => view.update_canvas());
}

function getCanvas(model) {
  return model.widget_manager.get_model(model.get("canvas").slice(MODEL_NAME.length));
}

async function initialize({ model }) {
  const canvas = await getCanvas(model);
  if (!canPaint(canvas)) return; // then the kernel goes on sending frames ipympl's own way
  const frame = { image: null };
  model.on("change:pixels", () => paint(canvas, frame, model.get("pixels")));
  // Said again until a whole frame has come: on another thread, the kernel may hear it too soon.
  const announce = (patience) => {
    model.send({ type: "ready" });
    setTimeout(() => {
      if (!frame.image && canvas.comm_live !== false && patience < 30000) announce(2 * patience);
    }, patience);
  };
  announce(2000);
}

const LOST = "This demo has lost its connection to Python. Run its cell again.";
const SILENT =
  "Python does not answer. If it is not busy with another cell, run the cell of this demo again.";
const PATIENCE = 2000; // ms: for an answer, and then once more for the answer to a question

// A slider without its kernel still slides, and nothing follows it: better said than found out.
function sayWhenDisconnected(model, el, canvas) {
  const note = document.createElement("p");
  note.className = "course-disconnected";
  note.setAttribute("role", "status");
  note.style.fontWeight = "bold";
  el.prepend(note);
  const demo = () => el.closest(".course-demo");
  let timer = null;

  // The page knows that a kernel was restarted from here...
  const update = () => {
    const lost = canvas.comm_live === false;
    note.textContent = lost ? LOST : "";
    for (const part of demo()?.children ?? []) {
      if (part !== el) part.inert = lost;
    }
  };
  // ...and not that it died, or was restarted from another window: then nothing answers.
  const ask = () => {
    timer = setTimeout(() => { if (!note.textContent) note.textContent = SILENT; }, PATIENCE);
    try {
      model.send({ type: "ping" });
    } catch {
      // There is no kernel to ask: the timer says so.
    }
  };
  const touched = (event) => {
    if (timer === null && demo()?.contains(event.target)) timer = setTimeout(ask, PATIENCE);
  };
  const answered = () => {
    clearTimeout(timer);
    timer = null;
    update();
  };

  const touches = ["input", "keydown", "pointerdown"];
  const answers = ["change:pixels", "change:readout", "msg:custom"];
  for (const name of touches) document.addEventListener(name, touched, true);
  for (const name of answers) model.on(name, answered);
  canvas.on("comm_live_update", update);
  update();
  return () => {
    clearTimeout(timer);
    for (const name of touches) document.removeEventListener(name, touched, true);
    for (const name of answers) model.off(name, answered);
    canvas.off("comm_live_update", update);
  };
}

// ipywidgets and ipympl leave these without a name: a screen reader would say no more than "slider".
function nameParts(demo, keys) {
  const name = (selector, role, say) => {
    for (const part of demo.querySelectorAll(`${selector}:not([aria-label])`)) {
      part.setAttribute("role", role);
      part.setAttribute("aria-label", say(part));
    }
  };
  const label = (part) => part.closest(".widget-slider").querySelector(".widget-label").textContent;
  name(".noUi-handle", "slider", label);
  name(".widget-slider .widget-readout", "textbox", (part) => `${label(part)}, to type`);
  name(".widget-play button:has(.fa-play, .fa-pause)", "button", () => "play or pause");
  name(".widget-play button:has(.fa-stop)", "button", () => "stop, and go to the start");
  // An application has its keys handed on, where a screen reader would keep the arrows.
  const says = "picture, in words below" + (keys.length ? "; the arrow keys move its window" : "");
  name(PICTURE, keys.length ? "application" : "img", () => says);
  for (const picture of demo.querySelectorAll(PICTURE)) picture.tabIndex = keys.length ? 0 : -1;
}

// Others listen for a demo's keys. ipympl would keep every key, and with Tab the way out of the
// picture; JupyterLab would use the plain ones for whole cells, where m makes text of one. Whoever
// presents has the keys of a remote control: they turn slides, also where a slider has the focus.
function shareKeys(demo, keys) {
  const isForSlides = ({ key }) =>
    document.body.dataset.jpDeckMode === "presenting" && /^(Page(Up|Down)|F\d+)$/.test(key);
  const turnSlides = (event) => {
    if (!isForSlides(event)) return;
    event.stopPropagation();
    demo.parentElement.dispatchEvent(new KeyboardEvent(event.type, event));
  };
  const isPlain = ({ key, ctrlKey, metaKey, altKey, shiftKey }) =>
    !ctrlKey && !metaKey && !altKey && key !== "Escape" && !(shiftKey && key === "Enter");
  const keepFromIpympl = (event) => {
    const isWanted = isPlain(event) && !event.shiftKey && keys.includes(event.key);
    if (event.target.matches(PICTURE) && !isWanted) event.stopPropagation();
  };
  const keepFromLab = (event) => { if (isPlain(event)) event.stopPropagation(); };
  // By itself, noUiSlider goes to the limits that it began with.
  const goToLimit = (event) => {
    const slider = event.target.closest(".noUi-target")?.noUiSlider;
    const limit = { Home: "min", End: "max" }[event.key];
    if (!slider || !limit) return;
    slider.set(slider.options.range[limit]);
    event.preventDefault();
    event.stopPropagation();
  };
  demo.addEventListener("keydown", turnSlides, true);
  demo.addEventListener("keydown", keepFromIpympl, true);
  demo.addEventListener("keydown", goToLimit, true);
  demo.addEventListener("keydown", keepFromLab);
  return () => {
    demo.removeEventListener("keydown", turnSlides, true);
    demo.removeEventListener("keydown", keepFromIpympl, true);
    demo.removeEventListener("keydown", goToLimit, true);
    demo.removeEventListener("keydown", keepFromLab);
  };
}

// For those who see no picture, or use no mouse; its return value ends it.
function makeAccessible(model, el) {
  let frame = null;
  let stop = () => {};
  const begin = () => {
    const demo = el.closest(".course-demo");
    if (!demo) {  // not on the page yet
      frame = requestAnimationFrame(begin);
      return;
    }
    const keys = model.get("picture_keys");
    // Its widgets come one by one; the readout changes at each step, and has nothing to name.
    const observer = new MutationObserver((changes) => {
      if (changes.some(({ target }) => !el.contains(target))) nameParts(demo, keys);
    });
    nameParts(demo, keys);
    observer.observe(demo, { childList: true, subtree: true });
    const stopSharing = shareKeys(demo, keys);
    stop = () => {
      observer.disconnect();
      stopSharing();
    };
  };
  begin();
  return () => {
    cancelAnimationFrame(frame);
    stop();
  };
}

async function render({ model, el }) {
  const text = document.createElement("pre");
  const line = 18 * model.get("zoom");
  const show = () => {
    text.textContent = model.get("readout");
    // It only ever grows, or the page would jump at each step.
    const lines = Math.min(model.get("lines"), model.get("most_lines") || Infinity);
    text.style.minHeight = `${line * lines}px`;
  };
  Object.assign(text.style, {
    font: `${(13 / 18) * line}px/${line}px var(--jp-code-font-family, monospace)`,
    margin: "0",
    whiteSpace: "pre-wrap",
  });
  if (model.get("most_lines")) {
    text.style.maxHeight = `${line * model.get("most_lines")}px`;
    text.style.overflowY = "auto";
  }
  text.setAttribute("role", "status"); // said aloud when it changes
  el.classList.add("course-readout");
  el.append(text);
  show();
  model.on("change:readout", show);
  const stopHelping = makeAccessible(model, el);
  const stopWatching = sayWhenDisconnected(model, el, await getCanvas(model));
  return () => {
    stopHelping();
    model.off("change:readout", show);
    stopWatching();
  };
}

export default { initialize, render };

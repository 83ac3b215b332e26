// The readout under a canvas; and the painter, which puts a frame's changed pixels on ipympl's
// canvas as they come. ipympl itself packs each frame as PNG, unpacks it, and packs the canvas
// once more to keep a copy, which takes longer than everything else in a step.

const MODEL_NAME = "IPY_MODEL_";

function canPaint(canvas) {
  return Boolean(canvas.offscreen_context && canvas._for_each_view);
}

function paint(canvas, patches) {
  for (const { left, top, width, pixels } of patches) {
    const bytes = new Uint8ClampedArray(pixels.buffer, pixels.byteOffset, pixels.byteLength);
    canvas.offscreen_context.putImageData(new ImageData(bytes, width), left, top);
  }
  canvas.waiting_for_image = false; // ipympl asks for no further frame while it waits for one
  canvas._for_each_view((view) => view.update_canvas());
}

function getCanvas(model) {
  return model.widget_manager.get_model(model.get("canvas").slice(MODEL_NAME.length));
}

async function initialize({ model }) {
  const canvas = await getCanvas(model);
  if (!canPaint(canvas)) return; // then the kernel goes on sending frames ipympl's own way
  model.on("change:patches", () => paint(canvas, model.get("patches")));
  model.send({ type: "ready" });
}

// A slider without its kernel still slides, and nothing follows it: better said than found out.
async function sayWhenDisconnected(model, el) {
  const canvas = await getCanvas(model);
  const note = document.createElement("p");
  note.className = "course-disconnected";
  note.setAttribute("role", "status");
  note.style.fontWeight = "bold";
  el.prepend(note);
  const update = () => {
    note.textContent = canvas.comm_live
      ? ""
      : "This demo has lost its connection to Python. Run its cell again.";
    for (const part of el.closest(".course-demo")?.children ?? []) {
      if (part !== el) part.inert = !canvas.comm_live;
    }
  };
  update();
  canvas.on("comm_live_update", update);
  return () => canvas.off("comm_live_update", update);
}

async function render({ model, el }) {
  const text = document.createElement("pre");
  const show = () => {
    text.textContent = model.get("readout");
    // It only ever grows, or the page would jump at each step.
    text.style.minHeight = `${18 * model.get("lines")}px`;
  };
  Object.assign(text.style, {
    font: "13px/18px var(--jp-code-font-family, monospace)", margin: "0", whiteSpace: "pre-wrap",
  });
  el.classList.add("course-readout");
  el.append(text);
  show();
  model.on("change:readout", show);
  const stopWatching = await sayWhenDisconnected(model, el);
  return () => {
    model.off("change:readout", show);
    stopWatching();
  };
}

export default { initialize, render };

// What a front end calls: once for a figure, and once for each of its views.

import { Ahead } from "./ahead.js";
import { Picture } from "./canvas.js";
import { Line, sayWhenDisconnected } from "./connection.js";
import { Frame } from "./frame.js";
import { followKeys, keepKeys } from "./keys.js";
import { keepNamed } from "./names.js";
import { followPointer } from "./pointer.js";
import { addReadout } from "./readout.js";
import { Slider } from "./slider.js";
import { askWhenIdle } from "./idle.js";

// Resolves with the live figure that a view belongs to, once that's on the page.
function rootOf(el) {
  return new Promise((found) => {
    const look = () => {
      // Where each widget is fenced off from the page, as in marimo, it's all there is of one.
      if (el.getRootNode() instanceof ShadowRoot) el.classList.add("live-figure");
      const root = el.closest(".live-figure");
      if (root) found(root);
      else if (!el.livefigureClosed) requestAnimationFrame(look);
    };
    look();
  });
}

export default () => {
  const frame = new Frame();
  const ahead = new Ahead(frame);
  const views = new Set();
  let line = null;
  let count = 0;
  let pending = null; // where the slider was moved to, until Python has come there, too

  const show = (rows) => {
    for (const { picture, say } of views) {
      if (rows) picture.paint(rows);
      say();
    }
  };
  const slide = (to) => {
    pending = to === ahead.at ? null : to;
    show(ahead.slide(to));
  };

  function initialize({ model }) {
    line = new Line(model);
    const take = (changes) => {
      show(ahead.take(changes, model.get("edition")));
      if (pending !== null) slide(pending); // Python has answered an earlier step
    };
    const change = () => take(model.get("pixels"));
    model.on("change:pixels", change);
    model.on("change:edition", () => take(null));
    model.on("change:readout", () => show(null));
    model.on("msg:custom", (message, buffers) => {
      if (message.type === "ahead" && !message.is_done) ahead.add(message, buffers);
    });
    if (model.get("pixels")?.shape) change();
  }

  async function render({ model, el }) {
    const id = `${Math.random()} ${(count += 1)}`;
    const keys = model.get("picture_keys");
    const picture = new Picture(model, frame);
    const { canvas } = picture;
    el.classList.add("live-figure-screen");
    el.append(canvas);
    // An application has its keys handed on, where a screen reader would keep the arrows.
    canvas.setAttribute("role", keys.length ? "application" : "img");
    canvas.setAttribute(
      "aria-label",
      "picture, in words below" + (keys.length ? "; the arrow keys move its window" : ""),
    );
    canvas.tabIndex = keys.length ? 0 : -1;
    const view = { picture, say: addReadout(model, el, () => ahead.text(model.get("readout"))) };
    views.add(view);
    let slider = null;
    followKeys(canvas, keys, ({ key, repeat }) => {
      const by = model.get("key_steps")[key];
      if (by !== undefined && slider?.move(by)) return;
      line.send({ type: "key", key }, { mayBeDropped: repeat });
    });
    followPointer(canvas, () => model.get("areas"), (at) => {
      line.send({ type: "pointer", ...at }, { mayBeDropped: at.action === "move" });
    });
    let size = {};
    let timer = null;
    // Said again until it's answered: on another thread, Python may hear it too soon.
    const ask = (patience) => {
      clearTimeout(timer);
      const then = () => clearTimeout(timer);
      line.send({ type: "show", view: id, ...size, frame: frame.number }, { then });
      timer = setTimeout(() => {
        line.clear();
        if (patience < 30000) ask(2 * patience);
      }, patience);
    };
    const stops = [picture.watchSize((wanted) => {
      size = wanted;
      view.say();
      ask(2000);
    })];
    stops.push(() => {
      clearTimeout(timer);
      el.livefigureClosed = true;
      views.delete(view);
      line.send({ type: "show", view: id, pixels: 0 });
    });
    rootOf(el).then((root) => {
      stops.push(keepNamed(root, el), keepKeys(root), sayWhenDisconnected(model, line, root, el));
      if (!model.get("slider").label || !("DecompressionStream" in window)) return;
      slider = new Slider(root, model.get("slider"), slide);
      stops.push(askWhenIdle(model, line, ahead, { root, canvas, slider }));
    });
    return () => stops.forEach((stop) => stop());
  }

  return { initialize, render };
};

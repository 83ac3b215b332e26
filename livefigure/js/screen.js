// What a front end calls: once for a figure, and once for each of its views.

import { Picture } from "./canvas.js";
import { Line, sayWhenDisconnected } from "./connection.js";
import { Frame } from "./frame.js";
import { followKeys, keepKeys } from "./keys.js";
import { keepNamed } from "./names.js";
import { followPointer } from "./pointer.js";
import { addReadout } from "./readout.js";

// Resolves with the live figure that a view belongs to, once that's on the page.
function rootOf(el) {
  return new Promise((found) => {
    const look = () => {
      const root = el.closest(".live-figure");
      if (root) found(root);
      else if (!el.livefigureClosed) requestAnimationFrame(look);
    };
    look();
  });
}

export default () => {
  const frame = new Frame();
  const pictures = new Set();
  let line = null;
  let count = 0;

  function initialize({ model }) {
    line = new Line(model);
    const change = () => {
      const rows = frame.apply(model.get("pixels"));
      if (rows) for (const picture of pictures) picture.paint(rows);
    };
    model.on("change:pixels", change);
    if (model.get("pixels")?.shape) change();
  }

  async function render({ model, el }) {
    const view = `${Math.random()} ${(count += 1)}`;
    const keys = model.get("picture_keys");
    const picture = new Picture(model, frame);
    const { canvas } = picture;
    pictures.add(picture);
    el.classList.add("live-figure-screen");
    el.append(canvas);
    // An application has its keys handed on, where a screen reader would keep the arrows.
    canvas.setAttribute("role", keys.length ? "application" : "img");
    canvas.setAttribute(
      "aria-label",
      "picture, in words below" + (keys.length ? "; the arrow keys move its window" : ""),
    );
    canvas.tabIndex = keys.length ? 0 : -1;
    const stops = [addReadout(model, el)];
    followKeys(canvas, keys, ({ key, repeat }) => line.send({ type: "key", key }, repeat));
    if (model.get("follows_pointer")) {
      followPointer(canvas, (at) => line.send({ type: "pointer", ...at }, at.action === "move"));
    }
    let size = {};
    let timer = null;
    let isHeard = false;
    // Said again until a whole frame has come: on another thread, Python may hear it too soon. And
    // until Python has time for it, or what's written would stay too small.
    const ask = (patience) => {
      clearTimeout(timer);
      isHeard = false;
      line.send({ type: "show", view, ...size, frame: frame.number });
      timer = setTimeout(() => {
        line.clear();
        if (!(frame.image && isHeard) && patience < 30000) ask(2 * patience);
      }, patience);
    };
    const answered = () => { if (frame.image) clearTimeout(timer); };
    const heard = () => { isHeard = true; };
    model.on("change:pixels", answered);
    model.on("msg:custom", heard);
    stops.push(picture.watchSize((wanted) => { size = wanted; ask(2000); }));
    stops.push(() => {
      clearTimeout(timer);
      el.livefigureClosed = true;
      pictures.delete(picture);
      line.send({ type: "show", view, pixels: 0 });
    });
    rootOf(el).then((root) => {
      stops.push(keepNamed(root, el), keepKeys(root), sayWhenDisconnected(model, line, root, el));
    });
    return () => stops.forEach((stop) => stop());
  }

  return { initialize, render };
};

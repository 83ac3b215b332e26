// Notes when the page paints a canvas or changes a text, and when a key or the mouse acts. READOUT
// comes from bench.py.
window.seen = { frames: [], texts: [], keys: [], ups: [], sliders: [] };
{
  const painted = new Set(); // before it was in the page: it's seen as soon as it is
  for (const name of ["drawImage", "putImageData"]) {
    const draw = CanvasRenderingContext2D.prototype[name];
    CanvasRenderingContext2D.prototype[name] = function (...all) {
      draw.apply(this, all);
      if (this.canvas.isConnected) seen.frames.push(performance.now());
      else painted.add(this.canvas);
    };
  }
  new MutationObserver((changes) => {
    for (const canvas of painted) {
      if (canvas.isConnected && painted.delete(canvas)) seen.frames.push(performance.now());
    }
    if (!seen.sliders.length && document.querySelector(".noUi-handle"))
      seen.sliders.push(performance.now());
    const text = `.widget-html-content, ${READOUT}`;
    if (changes.some((c) => c.target.parentElement?.closest?.(text) || c.target.closest?.(text)))
      seen.texts.push(performance.now());
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
  document.addEventListener("keydown", () => seen.keys.push(performance.now()), true);
  document.addEventListener("mouseup", () => seen.ups.push(performance.now()), true);

  window.forget = () => Object.values(seen).forEach((times) => (times.length = 0));
  // Until there has been an answer to the last key, and then nothing new for so many milliseconds.
  window.quiet = async (milliseconds) => {
    const last = (...kinds) => Math.max(0, ...kinds.map((times) => times.at(-1) ?? 0));
    for (;;) {
      await new Promise((after) => setTimeout(after, 20));
      const [key, answer] = [last(seen.keys), last(seen.frames, seen.texts)];
      if (answer > key && performance.now() - answer > milliseconds) return;
      if (performance.now() - key > 30000) throw new Error("a key changed nothing");
    }
  };
  window.runCell = async (number) => {
    jupyterapp.shell.currentWidget.content.activeCellIndex = number;
    const start = performance.now();
    await jupyterapp.commands.execute("notebook:run-cell");
    return start;
  };
}

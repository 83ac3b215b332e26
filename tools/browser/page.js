// What the driver asks of a JupyterLab. The page itself looks and waits: to be asked again and
// again from outside costs more than a demo. The driver puts the selectors DEMO and READOUT above.

const CANVAS = ".live-figure-picture";

const tab = () => window.jupyterapp?.shell?.currentWidget;
const kernel = () => tab()?.sessionContext?.session?.kernel;
const notebook = () => tab().content;
const codeCells = () => notebook().widgets.filter((cell) => cell.model.type === "code");

// The messages that each kernel hasn't come to the end of. Its status says less: it rests while
// another of its threads answers a demo.
const open = new WeakMap();
function openMessages(kernel) {
  if (!open.has(kernel)) {
    const sent = new Set();
    open.set(kernel, sent);
    kernel.anyMessage.connect((_, { msg, direction }) => {
      if (direction === "send" && msg.channel === "shell") sent.add(msg.header.msg_id);
      if (msg.content.execution_state === "idle") sent.delete(msg.parent_header.msg_id);
    });
    kernel.connectionStatusChanged.connect(() => sent.clear());
    kernel.statusChanged.connect((_, status) => { if (status.includes("restarting")) sent.clear(); });
  }
  return open.get(kernel);
}

const wait = (seconds) => new Promise((after) => setTimeout(after, 1000 * seconds));
const frame = () => new Promise(requestAnimationFrame);
const now = () => performance.now() / 1000;

const text = (root) =>
  Array.from(root.querySelectorAll(READOUT), (readout) => readout.textContent).join("\n").trim();

// How often each canvas has been painted on.
const paints = new WeakMap();
for (const name of ["clearRect", "drawImage", "putImageData"]) {
  const paint = CanvasRenderingContext2D.prototype[name];
  CanvasRenderingContext2D.prototype[name] = function (...given) {
    paints.set(this.canvas, (paints.get(this.canvas) ?? 0) + 1);
    return paint.apply(this, given);
  };
}

// A number for what a canvas shows (FNV-1a over its pixels): to make a PNG takes far longer.
// Read again only once it's been painted on: a copy of all pixels isn't cheap either.
const hashes = new WeakMap();
function hash(canvas) {
  const { width, height } = canvas;
  if (!width || !height) return "not laid out yet";
  const state = `${width}×${height}, painted ${paints.get(canvas)} times`;
  const known = hashes.get(canvas);
  if (known?.state === state) return known.look;
  const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
  let sum = 2166136261;
  for (const pixel of new Uint32Array(data.buffer)) sum = Math.imul(sum ^ pixel, 16777619);
  const look = `${width}×${height} ${sum}`;
  hashes.set(canvas, { state, look });
  return look;
}

// Or it's still to be drawn for the size that it has in this window.
function isAsFineAsItMay(canvas) {
  const { top, bottom, width } = canvas.getBoundingClientRect();
  const isInView = bottom > 0 && top < innerHeight;
  return !isInView || Math.abs(canvas.width - width * devicePixelRatio) <= 2;
}

const picture = (root) => Array.from(root.querySelectorAll(CANVAS), hash).join();

window.course = {
  isIdle: () => kernel()?.status === "idle" && openMessages(kernel()).size === 0,
  isPresenting: () => document.body.dataset.jpDeckMode === "presenting",
  tabs: () => Array.from(jupyterapp.shell.widgets("main"), (one) => one.title.label),
  activeCell: () => notebook().activeCellIndex,
  // The deck lays a slide out after it has changed to it.
  activate: async (index) => {
    notebook().activeCellIndex = index;
    await frame();
    await frame();
  },
  slideTypes: () =>
    notebook().widgets.map((cell) => cell.model.getMetadata("slideshow").slide_type),
  command: (name, options) => jupyterapp.commands.execute(name, options).then(() => {}),

  // What Python is asked after something else, it answers after it; a dead kernel never does.
  answer: (seconds) =>
    Promise.race([
      kernel().requestKernelInfo().then(() => {}),
      wait(seconds).then(() => Promise.reject(new Error("Python doesn't answer"))),
    ]),

  // A kernel goes on without its page, and keeps its memory. Nobody is asked whether to save.
  closeTabs: async () => {
    for (const one of Array.from(jupyterapp.shell.widgets("main"))) {
      await one.sessionContext?.shutdown();
      one.dispose();
    }
  },

  runAll: () => {
    window.courseRan = false;
    jupyterapp.commands.execute("notebook:run-all-cells").then(() => (window.courseRan = true));
  },

  // Returns what code printed that ran beside the notebook's cells.
  runInKernel: async (code) => {
    const future = kernel().requestExecute({ code });
    let printed = "";
    future.onIOPub = (message) => {
      if (message.header.msg_type === "stream") printed += message.content.text;
    };
    const { content } = await future.done;
    if (content.status !== "ok") throw new Error(content.evalue);
    return printed;
  },

  cellErrors: () =>
    codeCells().flatMap(({ model }) => {
      const { source } = model.sharedModel;
      const errors = model.outputs
        .toJSON()
        .filter((output) => output.output_type === "error")
        .map((output) => `${output.ename}: ${output.evalue} in: ${source}`);
      const skipped = source.trim() && model.executionCount === null;
      return skipped ? [...errors, `not run: ${source}`] : errors;
    }),

  // Outputs of the notebook's model against what the page shows; a demo's parts come last.
  allWidgetsShown: () => {
    const type = "application/vnd.jupyter.widget-view+json";
    const expected = codeCells()
      .flatMap((cell) => cell.model.outputs.toJSON())
      .filter((output) => output.data?.[type]).length;
    const shown = document.querySelectorAll(".jp-OutputArea-output > .jupyter-widgets").length;
    const demos = [...document.querySelectorAll(DEMO)];
    return (
      shown >= expected &&
      demos.every((demo) => demo.querySelector(READOUT)) &&
      [...document.querySelectorAll(CANVAS)].every(isAsFineAsItMay)
    );
  },

  look: (root) => [text(root), picture(root)],

  // Returns which of the two stayed as it was, or nothing.
  change: async (root, before, seconds) => {
    const end = now() + seconds;
    for (;;) {
      const kept = text(root) === before[0] ? "readout" : picture(root) === before[1] ? "picture" : "";
      if (!kept || now() > end) return kept;
      await wait(0.02);
    }
  },

  // Returns what didn't come to rest, or nothing.
  rest: async (root, seconds) => {
    const end = now() + seconds;
    let since = now();
    let last = course.look(root);
    for (;;) {
      await wait(0.1);
      const look = course.look(root);
      if (look.join() !== last.join()) [since, last] = [now(), look];
      if (course.isIdle() && now() - since >= 0.2) return "";
      if (now() > end) return course.isIdle() ? "the demo still changes" : "Python is still busy";
    }
  },

  // What's wrong with a slide, in words: it's empty, it scrolls or is cut off, or a part is too wide.
  slideFaults: (cellsOnSlide) => {
    const cells = [...document.querySelectorAll(cellsOnSlide)];
    const { node } = notebook().activeCell;
    const isSeen = node.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    if (!isSeen || !cells.includes(node)) return ["it stays empty"];
    // Leafing through all slides may have left the page scrolled a little.
    cells.at(-1).scrollIntoView({ block: "end" });
    const boxes = cells.map((cell) => cell.getBoundingClientRect());
    const top = Math.min(...boxes.map((box) => box.top));
    const bottom = Math.max(...boxes.map((box) => box.bottom));
    const found = [];
    if (top < -1 || bottom > innerHeight + 1)
      found.push(`${Math.round(bottom - top)} pixels high, of ${innerHeight}`);
    const wide = `pre, table, .cm-scroller, .jp-RenderedHTMLCommon, ${DEMO}, img`;
    for (const part of cells.flatMap((cell) => [...cell.querySelectorAll(wide)])) {
      const box = part.getBoundingClientRect();
      const over = Math.max(part.scrollWidth - part.clientWidth, box.right - innerWidth);
      if (!box.width || over <= 1) continue;
      const words = part.textContent.trim().slice(0, 40);
      found.push(`${Math.round(over)} pixels too wide: ${words || part.className}`);
    }
    return found;
  },

  // What's wrong with each of the slides that begin at some cells, and whether there are widgets on
  // it, whose size may change in the next frame. None is drawn: that takes longer than all else.
  lookThrough: (starts, cellsOnSlide) =>
    starts.map((start) => {
      notebook().activeCellIndex = start;
      const hasWidgets = document.querySelector(`${cellsOnSlide} .jupyter-widgets`) !== null;
      return [course.slideFaults(cellsOnSlide), hasWidgets];
    }),
};

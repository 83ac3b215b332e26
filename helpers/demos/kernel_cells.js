// A kernel as cells to type into and to drag, and as a text to paste.

const DRAG = 8; // pixels up or down for a step

const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

// A cell has one number: a comma in it can only be a decimal one.
const asWord = (text) => text.replaceAll(",", ".").replace(/[\s;()[\]]/g, "") || "0";

function asNumber(word) {
  const [above, below = 1] = word.replace("−", "-").split("/");
  return above / below;
}

// The next multiple of a step, or as many further on.
function stepped(number, steps, step) {
  const from = steps > 0 ? Math.floor(number / step + 1e-9) : Math.ceil(number / step - 1e-9);
  return Number(((from + steps) * step).toFixed(3));
}

// Of a text of 12 pixels: figures are wider than signs, in all fonts.
const width = (text) => Array.from(text, (sign) => (/[.,/−-]/.test(sign) ? 4.3 : 7.7))
  .reduce((sum, one) => sum + one, 0);

function render({ model, el }) {
  const isSignal = model.get("ndim") === 1;
  const sizes = Array.from({ length: model.get("most_taps") }, (_, k) => k + 1);
  let [words, inputs] = [[], []];
  let [room, dropsZeros] = [0, false]; // for a cell's number; as .2 is written for 0.2
  let isText = false;
  let drag = null;
  let frame = 0;

  // Once for a frame; and while Python is at the last one, the newest only: so does ipywidgets.
  const send = (text) => {
    model.set("value", text);
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      model.save_changes();
    });
  };
  const sendWords = (rows) => send(rows.map((row) => row.join(" ")).join("\n"));

  const place = (input) => {
    const k = inputs.indexOf(input);
    return [Math.floor(k / words[0].length), k % words[0].length];
  };
  const wordOf = (input) => {
    const [row, column] = place(input);
    return words[row][column];
  };
  const write = (input, word) => {
    const [row, column] = place(input);
    words[row][column] = word;
    sendWords(words);
  };
  const hasFocus = (input) => input.matches(":focus");

  // Written as it was typed if that fits, or else shorter; all of it where it's edited.
  const show = (input, short = wordOf(input)) => {
    const word = wordOf(input);
    const texts = [word, short].map(
      (text) => (dropsZeros ? text.replace(/^([-−]?)0\./, "$1.") : text));
    const text = texts.find((one) => width(one) <= room) ?? texts[1];
    const written = hasFocus(input) ? word : text;
    if (input.value !== written) input.value = written; // or the cursor would move
    input.style.fontSize = `${Math.max(8, Math.min(12, (12 * room) / width(text)))}px`;
  };
  const take = (input) => {
    const word = asWord(input.value);
    if (word !== wordOf(input)) write(input, word);
  };

  const box = element("div", { className: "course-kernel" });
  box.classList.toggle("course-kernel-of-signal", isSignal);
  const grid = element("div", {
    className: "course-kernel-cells", role: "group", ariaLabel: model.get("description"),
    title: "Type a number, or drag it up or down.",
  });
  const build = () => {
    const { side } = model.get("cells");
    room = side - 2;
    box.style.setProperty("--side", `${side}px`);
    box.style.setProperty("--rows", words.length);
    box.style.setProperty("--columns", words[0].length);
    inputs = words.flatMap((row, r) => row.map((_, c) => element("input", {
      type: "text", autocomplete: "off", spellcheck: false, tabIndex: r + c ? -1 : 0,
      ariaLabel: isSignal ? `weight ${c + 1}` : `row ${r + 1}, column ${c + 1}`,
    })));
    grid.replaceChildren(...inputs);
  };
  const update = () => {
    const { text, rows } = model.get("cells");
    if (!rows.length) isText = true; // until the learner wants cells again
    toggle.disabled = !rows.length;
    [grid.hidden, area.hidden] = [isText, !isText];
    toggle.ariaPressed = String(isText);
    toggle.classList.toggle("mod-active", isText);
    if (area.value !== model.get("value")) area.value = model.get("value");
    if (!rows.length) return;
    const isSameShape = rows.length === words.length && rows[0].length === words[0].length;
    // Or else a newer text is on its way to Python, or a text comes with its cells behind it.
    const isNewest = text === model.get("value");
    const edited = inputs.find((one) => hasFocus(one) && one.value !== wordOf(one));
    if (isNewest) words = rows.map((row) => row.map(({ word }) => word));
    if (isNewest && !isSameShape) build();
    else if (!isSameShape) return;
    for (const [k, select] of choices.entries()) select.value = k ? rows[0].length : rows.length;
    if (isNewest) {
      dropsZeros = rows.flat().some(
        ({ word, short = word }) => Math.min(width(word), width(short)) > room);
    }
    rows.flat().forEach(({ short, fill, ink }, k) => {
      const input = inputs[k];
      Object.assign(input.style, { backgroundColor: fill ?? "", color: ink ?? "" });
      input.ariaInvalid = fill ? null : "true";
      if (isNewest && input !== edited) show(input, short);
    });
  };

  // What's there stays around the center, which an even number of taps has right of its middle.
  const resize = (axis, size) => {
    const old = [words.length, words[0].length];
    const sides = old.map((side, k) => (k === axis ? size : side));
    const [down, right] = sides.map((side, k) => Math.floor(side / 2) - Math.floor(old[k] / 2));
    sendWords(Array.from({ length: sides[0] }, (_, r) => Array.from(
      { length: sides[1] }, (_, c) => words[r - down]?.[c - right] ?? "0")));
  };
  const choices = ["rows", "columns"].map((name, axis) => element("select", {
    ariaLabel: name, title: name, onchange: ({ target }) => resize(axis, Number(target.value)),
  }, ...sizes.map((size) => new Option(size))));
  const size = element("div", { className: "course-kernel-size jupyter-widgets widget-dropdown" },
    ...(isSignal ? [choices[1]] : [choices[0], "×", choices[1]]));
  if (isSignal) choices[1].ariaLabel = choices[1].title = "number of weights";

  const area = element("textarea", {
    ariaLabel: `${model.get("description")} as text`, spellcheck: false,
    oninput: () => send(area.value),
  });
  const toggle = element("button", {
    type: "button", className: "lm-Widget jupyter-widgets jupyter-button", textContent: "as text",
    title: "type or paste a whole kernel",
    onclick: () => {
      isText = !isText;
      update();
      if (isText) area.select();
    },
  });

  grid.addEventListener("focusin", ({ target }) => {
    for (const input of inputs) input.tabIndex = input === target ? 0 : -1;
    show(target);
    target.select();
  });
  grid.addEventListener("focusout", ({ target }) => {
    if (!inputs.includes(target)) return;
    take(target);
    target.value = wordOf(target);
    update();
  });
  grid.addEventListener("keydown", (event) => {
    const { key, target, ctrlKey, metaKey, altKey, shiftKey } = event;
    if (ctrlKey || metaKey || altKey || shiftKey) return;
    const { value, selectionStart, selectionEnd } = target;
    const isAll = selectionEnd - selectionStart === value.length;
    if (key === "Enter") {
      take(target);
      show(target);
      target.select();
    } else if (key === "Escape" && value !== wordOf(target)) {
      show(target);
      target.select();
    } else if (key in MOVES) {
      // Amid what's typed, left and right are for the cursor.
      if (key === "ArrowLeft" && !isAll && selectionEnd) return;
      if (key === "ArrowRight" && !isAll && selectionStart < value.length) return;
      const [row, column] = place(target).map((at, k) => at + MOVES[key][k]);
      if (words[row]?.[column] !== undefined) inputs[row * words[0].length + column].focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });

  // A press doesn't select letters: it may begin a drag. A click does, and a second one puts the
  // cursor behind them.
  grid.addEventListener("mousedown", (event) => {
    if (inputs.includes(event.target)) event.preventDefault();
  });
  grid.addEventListener("pointerdown", (event) => {
    const input = event.target;
    if (event.button || !event.isPrimary || !inputs.includes(input)) return;
    drag = { input, y: event.clientY, hadFocus: hasFocus(input), number: null };
    input.setPointerCapture(event.pointerId);
  });
  grid.addEventListener("pointermove", (event) => {
    const steps = drag ? Math.trunc((drag.y - event.clientY) / DRAG) : 0;
    if (!steps) return;
    const { input } = drag;
    if (drag.number === null) {
      // On a touch screen, the focus would bring up the keys.
      if (event.pointerType !== "touch") input.focus();
      drag.number = asNumber(hasFocus(input) ? asWord(input.value) : wordOf(input));
      drag.step = Number.isInteger(drag.number) ? 1 : 0.1;
    }
    drag.y -= steps * DRAG;
    if (Number.isNaN(drag.number)) return;
    drag.number = stepped(drag.number, steps, drag.step / (event.shiftKey ? 10 : 1));
    write(input, String(drag.number));
    show(input);
  });
  const release = ({ type }) => {
    if (!drag) return;
    const { input, number, hadFocus } = drag;
    drag = null;
    if (type === "pointercancel") return;
    if (number === null && hadFocus) input.setSelectionRange(input.value.length, input.value.length);
    else if (number === null) input.focus();
    else if (hasFocus(input)) input.select();
  };
  for (const name of ["pointerup", "pointercancel"]) grid.addEventListener(name, release);

  const label = element("span", { className: "widget-label", textContent: model.get("description") });
  const tools = element("div", { className: "course-kernel-tools" }, label, size, toggle);
  box.append(tools, grid, area);
  el.append(box);
  update();
  const changes = ["change:cells", "change:value"];
  for (const name of changes) model.on(name, update);
  return () => {
    cancelAnimationFrame(frame);
    for (const name of changes) model.off(name, update);
  };
}

export default { render };

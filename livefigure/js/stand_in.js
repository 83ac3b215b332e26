// A control in plain HTML, for a front end that shows none of ipywidgets' own.

import { Line } from "./connection.js";

const element = (tag, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
};

// For each kind of control: what it's made of. `set` says what has been done with it, and whether
// the next of its kind will do instead; what's returned brings it up to its state.
const KINDS = {
  slider(box, set) {
    const range = element("input", { type: "range", min: 0, step: 1 });
    const said = element("output");
    range.addEventListener("input", () => set({ value: Number(range.value) }));
    box.append(range, said);
    return ({ value, most, label, said: text }) => {
      range.max = most;
      range.value = value;
      range.ariaLabel = label;
      range.ariaValueText = said.value = text;
    };
  },
  play(box, set) {
    const button = element("button");
    let timer = null;
    let isPlaying = false;
    button.addEventListener("click", () => set({ value: !isPlaying }, false));
    box.append(button);
    return ({ value, interval }) => {
      isPlaying = value;
      button.textContent = value ? "⏸" : "▶";
      button.ariaLabel = value ? "pause" : "play";
      const tick = () => {
        if (isPlaying && button.isConnected) set({ is_tick: true });
        else timer = clearInterval(timer);
      };
      if (value && !timer) timer = setInterval(tick, interval);
    };
  },
  button(box, set) {
    const button = element("button");
    button.addEventListener("click", () => set({}, false));
    box.append(button);
    return ({ label, disabled }) => Object.assign(button, { textContent: label, disabled });
  },
  list(box, set) {
    const list = element("select");
    list.addEventListener("change", () => set({ value: list.selectedIndex }));
    box.append(list);
    return ({ value, options, label }) => {
      if (options.join() !== [...list.options].map((option) => option.text).join()) {
        list.replaceChildren(...options.map((text) => element("option", { text })));
      }
      list.selectedIndex = value ?? -1;
      list.ariaLabel = label;
    };
  },
  choices(box, set) {
    const buttons = element("div", { className: "live-figure-choices" });
    box.append(buttons);
    return ({ value, options }) => {
      if (buttons.childElementCount !== options.length) {
        buttons.replaceChildren(...options.map((text, index) => {
          const button = element("button", { textContent: text });
          button.addEventListener("click", () => set({ value: index }));
          return button;
        }));
      }
      [...buttons.children].forEach((button, index) => { button.ariaPressed = index === value; });
    };
  },
  check(box, set) {
    const check = element("input", { type: "checkbox" });
    check.addEventListener("change", () => set({ value: check.checked }));
    box.append(check);
    return ({ value, label }) => Object.assign(check, { checked: value, ariaLabel: label });
  },
  text(box, set) {
    const text = element("textarea");
    text.addEventListener("input", () => set({ value: text.value }));
    box.append(text);
    return ({ value, label }) => {
      if (text.value !== value) text.value = value;
      text.ariaLabel = label;
    };
  },
};
const HAS_OWN_WORDS = ["play", "button"];

function render({ model, el }) {
  const { kind } = model.get("looks");
  const label = element("span");
  const box = element("div", { className: "live-figure-control" });
  if (!HAS_OWN_WORDS.includes(kind)) box.append(label);
  el.append(box);
  const line = new Line(model);
  let last = null; // what was done last, until Python has answered it
  const set = (message, mayBeDropped = true) => {
    last = message;
    const then = () => {
      if (last === message) last = null;
      show();
    };
    line.send(message, { mayBeDropped, then });
  };
  const bringUp = KINDS[kind](box, set);
  // Not while it's moved: Python's answer to an earlier move would take it back there. But a clock
  // has always moved on, and only Python stops it.
  const show = () => {
    if (last && kind !== "play") return;
    const looks = model.get("looks");
    label.textContent = looks.label;
    bringUp(looks);
  };
  show();
  model.on("change:looks", show);
  // No key that's typed here is the notebook's.
  box.addEventListener("keydown", (event) => {
    if (!event.ctrlKey && !event.metaKey && event.key !== "Escape") event.stopPropagation();
  });
  return () => model.off("change:looks", show);
}

export default { render };

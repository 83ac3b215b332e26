// What ipywidgets leaves out of its controls: names, without which a screen reader says no more than
// "slider"; and word to a notebook that takes keys before they arrive here that it shouldn't.

const label = (part) => part.closest(".widget-slider").querySelector(".widget-label").textContent;
const PARTS = [
  [".noUi-handle", "slider", label],
  [".widget-slider .widget-readout", "textbox", (part) => `${label(part)}, to type`],
  [".widget-play button:has(.fa-play, .fa-pause)", "button", () => "play or pause"],
  [".widget-play button:has(.fa-stop)", "button", () => "stop, and go to the start"],
];

const TAKES_KEYS = "input, textarea, select, button, [tabindex]";

function nameParts(root) {
  for (const part of root.querySelectorAll(TAKES_KEYS)) part.dataset.lmSuppressShortcuts = "true";
  for (const [selector, role, name] of PARTS) {
    for (const part of root.querySelectorAll(`${selector}:not([aria-label])`)) {
      part.setAttribute("role", role);
      part.setAttribute("aria-label", name(part));
    }
  }
}

// Widgets come one by one; what changes inside of `apart` at each step has nothing to name.
export function keepNamed(root, apart) {
  const observer = new MutationObserver((changes) => {
    if (changes.some(({ target }) => !apart.contains(target))) nameParts(root);
  });
  nameParts(root);
  observer.observe(root, { childList: true, subtree: true });
  return () => observer.disconnect();
}

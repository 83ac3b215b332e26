// Which keys are a live figure's, and which the notebook's.

const isPlain = ({ key, ctrlKey, metaKey, altKey, shiftKey }) =>
  !ctrlKey && !metaKey && !altKey && key !== "Escape" && !(shiftKey && key === "Enter");

// Whoever presents has the keys of a remote control: they turn slides, even when a slider has the
// focus.
const turnsSlides = ({ key }) =>
  document.body.dataset.jpDeckMode === "presenting" && /^(Page(Up|Down)|F\d+)$/.test(key);

// The notebook would use plain keys for whole cells: m makes text of one, and dd deletes it.
export function keepKeys(root) {
  const capture = (event) => {
    if (turnsSlides(event)) {
      event.stopPropagation();
      root.parentElement.dispatchEvent(new KeyboardEvent(event.type, event));
      return;
    }
    // By itself, noUiSlider goes to the limits that it began with.
    const slider = event.target.closest(".noUi-target")?.noUiSlider;
    const limit = { Home: "min", End: "max" }[event.key];
    if (!slider || !limit) return;
    slider.set(slider.options.range[limit]);
    event.preventDefault();
    event.stopPropagation();
  };
  const bubble = (event) => { if (isPlain(event)) event.stopPropagation(); };
  root.addEventListener("keydown", capture, true);
  root.addEventListener("keydown", bubble);
  return () => {
    root.removeEventListener("keydown", capture, true);
    root.removeEventListener("keydown", bubble);
  };
}

// Calls `act` with each of the wanted keys that's pressed on a picture.
export function followKeys(picture, wanted, act) {
  picture.addEventListener("keydown", (event) => {
    // With Shift, a letter or a sign is another one; an arrow is still the same, and isn't ours.
    const isShifted = event.shiftKey && event.key.length > 1;
    if (!isPlain(event) || isShifted || !wanted.includes(event.key)) return;
    event.preventDefault(); // the page would scroll
    act(event);
  });
}

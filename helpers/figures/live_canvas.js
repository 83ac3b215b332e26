// What a page has to do for ipympl's canvas, from beside it in the same box.
function render({ model, el }) {
  // Once clicked or reached by Tab, it keeps every key for itself: not even Tab leaves it again,
  // and no key turns a slide. Here it has no use for keys, so it isn't to have any.
  let isShown = true;
  const look = () => {
    const canvas = el.parentElement?.querySelector(".jupyter-matplotlib-canvas-div");
    if (canvas) canvas.removeAttribute("tabindex");
    else if (isShown) requestAnimationFrame(look); // it comes after its toolbar
  };
  look();
  // It's as wide as it's drawn, however narrow the page may be.
  const observer = new ResizeObserver(() => {
    if (!el.clientWidth) return; // it's out of sight
    model.set("room", el.clientWidth);
    model.save_changes();
  });
  observer.observe(el);
  return () => {
    isShown = false;
    observer.disconnect();
  };
}

export default { render };

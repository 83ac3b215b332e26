// ipympl's canvas keeps every key for itself once it has been clicked or reached by Tab: not even Tab
// leaves it again, and no key turns a slide. Here it has no use for keys, so it isn't to have any.
function render({ el }) {
  let isShown = true;
  const look = () => {
    const canvas = el.parentElement?.querySelector(".jupyter-matplotlib-canvas-div");
    if (canvas) canvas.removeAttribute("tabindex");
    else if (isShown) requestAnimationFrame(look); // it comes after its toolbar
  };
  look();
  return () => (isShown = false);
}

export default { render };

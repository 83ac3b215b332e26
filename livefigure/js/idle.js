// Asks for the next steps while somebody looks at a figure and does nothing.

const IDLE = 600; // ms without anything new, before Python is bothered
const AGAIN = 300; // ms: it's asked as often, or it stops

export function askWhenIdle(model, line, ahead, { root, canvas, slider }) {
  let last = performance.now();
  let isDone = false; // there's no more to be had, as things are
  let isAsked = false;
  let isInView = false;
  const observer = new IntersectionObserver(([entry]) => { isInView = entry.isIntersecting; });
  observer.observe(canvas);

  const renew = () => {
    last = performance.now();
    isDone = isAsked = false;
  };
  // What isn't the slider may change what its steps show, long before Python says so.
  const touched = ({ target }) => {
    slider.find();
    renew();
    const isHarmless = slider.part?.contains(target) || target.closest(".live-figure-readout");
    const isPicture = target === canvas && !model.get("areas").length;
    if (!isHarmless && !isPicture) ahead.isTrusted = false;
  };
  const told = ({ type, is_done: done }) => { if (type === "ahead") isDone = Boolean(done); };

  const ask = () => {
    slider.find();
    const isIdle = performance.now() - last > IDLE;
    if (!isIdle || isAsked || !isInView || document.hidden) return;
    if (isDone && ahead.isTrusted) return;
    isAsked = true;
    const asked = last;
    // Controls hold a value back until their last one has been answered. What was held back when
    // the first question was sent comes before the second one.
    if (!ahead.isTrusted) line.send({ type: "ping" });
    line.send({ type: "ahead" }, { then: () => {
      isAsked = false;
      if (last === asked) ahead.isTrusted = true;
    } });
  };
  const touches = ["input", "keydown", "pointerdown", "click"];
  for (const name of touches) root.addEventListener(name, touched, true);
  model.on("change:pixels", renew);
  model.on("change:edition", renew);
  model.on("msg:custom", told);
  const timer = setInterval(ask, AGAIN);
  return () => {
    clearInterval(timer);
    observer.disconnect();
    for (const name of touches) root.removeEventListener(name, touched, true);
    model.off("change:pixels", renew);
    model.off("change:edition", renew);
    model.off("msg:custom", told);
  };
}

// The slider that a figure is walked along: where it is, and how it's moved from here.

export class Slider {
  #root;
  #about;
  #act;
  #inner = null;

  // Calls `act` with each position, from 0, that the slider comes to.
  constructor(root, about, act) {
    [this.#root, this.#about, this.#act] = [root, about, act];
  }

  get part() {
    const { label } = this.#about;
    return [...this.#root.querySelectorAll(".widget-slider")].find(
      (part) => part.querySelector(".widget-label")?.textContent === label,
    );
  }

  // It's on the page some time after the picture, and may be made anew.
  find() {
    const inner = this.part?.querySelector(".noUi-target")?.noUiSlider;
    if (!inner || inner === this.#inner) return;
    this.#inner = inner;
    inner.on("update.livefigure", (_values, _handle, [value]) => this.#act(this.#index(value)));
  }

  // Moves it by some steps; returns whether it could.
  move(by) {
    this.find();
    if (!this.#inner) return false;
    this.#inner.set(Number(this.#inner.get(true)) + by * this.#about.step);
    return true;
  }

  #index(value) {
    return Math.round((value - this.#about.least) / this.#about.step);
  }
}

"""The modules that run in the page, one by one, in a real browser and without a notebook."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from livefigure.screen import Screen
from livefigure.stand_ins import StandIn
from tools.browser.driver import launch_chromium

MODULES = Path(__file__).parents[1] / "js"
# A model as anywidget gives it, which keeps what is sent.
MODEL = """
window.sent = [];
window.makeModel = (state) => {
  const heard = {};
  return {
    get: (name) => state[name],
    set: (name, value) => {
      state[name] = value;
      this.tell?.(`change:${name}`);
    },
    on: (name, act) => (heard[name] ??= []).push(act),
    off: (name, act) => (heard[name] = (heard[name] ?? []).filter((other) => other !== act)),
    tell: (name, value) => (heard[name] ?? []).forEach((act) => act(value)),
    send: (message) => sent.push(message),
  };
};
window.bytes = (...numbers) => new DataView(new Uint32Array(numbers).buffer);
"""
STATE = """{
  width: 300, height: 200, usual: [300, 200], zoom: 1, most_lines: 0,
  readout: "3 squared is 9", picture_keys: ["ArrowLeft"],
  key_steps: {}, slider: {}, edition: 0,
  areas: [["place", 0, 0, 0.8, 1], ["draw", 0.8, 0, 1, 0.5]],
}"""


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as playwright:
        try:
            browser = launch_chromium(playwright)
        except FileNotFoundError as error:
            give_up = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
            give_up(str(error))
        with browser:
            yield browser


@pytest.fixture
def page(chromium):
    page = chromium.new_page(viewport={"width": 800, "height": 600})
    page.route("http://modules.test/*", answer)
    page.goto("http://modules.test/")
    page.evaluate(MODEL)
    yield page
    page.close()


def answer(route):
    name = route.request.url.rpartition("/")[2]
    if whole := {"all.js": Screen, "control.js": StandIn}.get(name):
        route.fulfill(body=whole._esm, content_type="text/javascript")
    elif name.endswith(".js"):
        route.fulfill(body=(MODULES / name).read_text("utf-8"), content_type="text/javascript")
    else:
        style = (MODULES / "screen.css").read_text("utf-8")
        body = f"<!doctype html><style>{style}</style><main></main>"
        route.fulfill(body=body, content_type="text/html")


def run(page, module, script):
    """Run a script that has the names of a module, and return what it returns."""
    return page.evaluate(
        f"""async () => {{
          const module = await import('http://modules.test/{module}.js');
          const wait = (ms) => new Promise((after) => setTimeout(after, ms));
          {script}
        }}"""
    )


def test_a_frame_takes_changes_and_waits_for_a_whole_one(page):
    found = run(
        page,
        "frame",
        """
        const frame = new module.Frame();
        const change = (shape, starts, lengths, colors) => frame.apply({
          shape, starts: bytes(...starts), lengths: bytes(...lengths), colors: bytes(...colors),
        });
        const shown = () => [...new Uint32Array(frame.image.data.buffer)];
        const rows = [change([2, 2], [3], [1], [7])];
        rows.push(change([2, 2], [0], [4], [5]), change([2, 2], [2], [2], [8, 9]));
        const before = shown();
        rows.push(change([3, 2], [0], [1], [1]));
        return [rows, before, shown()];
        """,
    )
    assert found == [
        [None, {"top": 0, "bottom": 2}, {"top": 1, "bottom": 2}, None],
        [5, 5, 8, 9],
        [5, 5, 8, 9],
    ]


def test_messages_go_one_by_one_and_the_newest_move_takes_the_place_of_older_ones(page):
    found = run(
        page,
        "connection",
        """
        const model = makeModel({});
        const line = new module.Line(model);
        line.send("press");
        for (const move of [1, 2, 3]) line.send(move, { mayBeDropped: true });
        line.send("release");
        const counts = [sent.length];
        for (let n = 0; n < 4; n += 1) {
          model.tell("msg:custom", { type: "done" });
          counts.push(sent.length);
        }
        line.send("again");
        return [sent, counts];
        """,
    )
    assert found == [["press", 3, "release", "again"], [1, 2, 3, 3, 3]]


def test_a_figure_without_an_answer_says_so_until_one_comes(page):
    said = run(
        page,
        "connection",
        """
        const root = document.querySelector("main");
        const [slider, el] = [document.createElement("input"), document.createElement("div")];
        root.append(slider, el);
        const model = makeModel({});
        const line = new module.Line(model);
        const stop = module.sayWhenDisconnected(model, line, root, el);
        const state = () => [el.textContent, slider.inert];
        const seen = [state()];
        slider.dispatchEvent(new Event("input", { bubbles: true }));
        await wait(4300);
        seen.push(state());
        model.tell("change:readout");
        seen.push(state());
        model.tell("comm_live_update");
        await wait(2300);
        seen.push(state());
        stop();
        return seen;
        """,
    )
    assert said[0] == said[2] == ["", False]
    assert said[1][0].startswith("Python doesn't answer.")
    assert said[1][1] is False
    assert said[3][0].startswith("This figure has lost its connection to Python.")
    assert said[3][1] is True


def test_no_key_of_a_figure_reaches_the_notebook(page):
    run(
        page,
        "keys",
        """
        window.heard = [];
        const root = document.querySelector("main");
        root.innerHTML = "<canvas tabindex=0></canvas><input>";
        module.keepKeys(root);
        const act = ({ key }) => heard.push(`figure: ${key}`);
        module.followKeys(root.querySelector("canvas"), ["ArrowLeft", "+"], act);
        document.addEventListener("keydown", ({ key }) => heard.push(`notebook: ${key}`));
        """,
    )
    page.locator("canvas").focus()
    for key in (
        "ArrowLeft",
        "d",
        "m",
        "Shift+ArrowLeft",
        "ArrowUp",
        "Shift++",
        "Shift+Enter",
        "Escape",
    ):
        page.keyboard.press(key)
    page.locator("input").focus()
    page.keyboard.press("d")
    assert page.locator("input").input_value() == "d"
    heard = page.evaluate("heard")
    assert [one for one in heard if "Shift" not in one] == [
        "figure: ArrowLeft", "figure: +", "notebook: Enter", "notebook: Escape",
    ]  # fmt: skip


def show(page, density=None):
    """Show a figure twice, as a front end would; return what its page has sent."""
    return run(
        page,
        "all",
        f"""
        const model = makeModel({STATE});
        const figure = await module.default();
        figure.initialize({{ model }});
        window.views = [];
        for (const width of ["100%", "150px"]) {{
          const [root, el] = [document.createElement("div"), document.createElement("div")];
          root.className = "live-figure";
          root.style.width = width;
          root.append(el);
          document.querySelector("main").append(root);
          views.push(await figure.render({{ model, el }}));
        }}
        window.model = model;
        window.send = (colors) => {{
          const pixels = {{
            shape: [2, 3], starts: bytes(0), lengths: bytes(6), colors: bytes(...colors),
          }};
          model.get = ((get) => (name) => (name === "pixels" ? pixels : get(name)))(model.get);
          model.tell("change:pixels");
        }};
        await wait(100);
        return sent;
        """,
    )


def test_a_view_says_how_many_pixels_it_has_and_is_painted(page):
    first = show(page)
    assert [message["type"] for message in first] == ["show"], "the second waits for an answer"
    assert first[0]["pixels"] == 450, "half as wide again as usual"
    assert first[0]["column"] > 700
    page.evaluate("model.tell('msg:custom', { type: 'done' })")
    second = page.evaluate("sent.at(-1)")
    assert (second["pixels"], second["column"]) == (150, 150), "as wide as there's room for"
    page.evaluate("send([1, 2, 3, 4, 5, 6])")
    shown = page.evaluate(
        """() => [...document.querySelectorAll("canvas")].map((canvas) => {
          const { data } = canvas.getContext("2d").getImageData(0, 0, 3, 2);
          return [canvas.width, canvas.height, canvas.clientWidth, canvas.clientHeight,
            data.filter((_, k) => k % 4 === 3).length];
        })"""
    )
    assert shown == [[3, 2, 450, 300, 6], [3, 2, 150, 100, 6]]
    readouts = page.locator(".live-figure-readout").all_text_contents()
    assert readouts == ["3 squared is 9"] * 2
    page.evaluate("views[1](); model.tell('msg:custom', { type: 'done' })")
    assert page.evaluate("sent.at(-1).pixels") == 0


def test_a_busy_python_is_told_again_how_much_room_there_is(page):
    show(page)
    page.evaluate("send([1, 2, 3, 4, 5, 6])")  # as displayed: of another size than there's room for
    page.evaluate("views[0](); document.querySelectorAll('.live-figure')[1].style.width = '120px'")
    page.wait_for_function("sent.length > 1 && sent.at(-1).column === 120", timeout=10_000)
    page.evaluate("model.tell('msg:custom', { type: 'done' })")
    count = page.evaluate("sent.length")
    page.wait_for_timeout(4500)
    assert page.evaluate("sent.length") == count, "it has been heard"


def test_a_figure_arranged_anew_has_another_height_and_its_page_asks_for_no_more(page):
    show(page)
    found = page.evaluate(
        """async () => {
          model.tell("msg:custom", { type: "done" });
          model.tell("msg:custom", { type: "done" });
          const before = sent.length;
          model.set("width", 100);
          model.set("height", 150);
          send([1, 2, 3, 4, 5, 6]);
          await new Promise((after) => setTimeout(after, 100));
          const sizes = [...document.querySelectorAll("canvas")].map(
            (canvas) => [canvas.clientWidth, canvas.clientHeight],
          );
          return [sent.length - before, ...sizes];
        }"""
    )
    assert found == [0, [450, 675], [150, 225]]


def test_a_pointer_is_followed_while_it_is_pressed(page):
    show(page)
    page.evaluate(
        """() => {
          model.send = (message) => {
            sent.push(message);
            setTimeout(() => model.tell("msg:custom", { type: "done" }));
          };
        }"""
    )
    page.evaluate("model.tell('msg:custom', { type: 'done' })")
    box = page.locator("canvas").first.bounding_box()
    page.mouse.move(box["x"] + 45, box["y"] + 75)
    page.mouse.down()
    page.mouse.move(box["x"] + 225, box["y"] + 150)
    page.wait_for_timeout(50)
    page.mouse.up()
    page.mouse.move(box["x"] + 10, box["y"] + 10)
    page.wait_for_timeout(50)
    told = [message for message in page.evaluate("sent") if message["type"] == "pointer"]
    assert [(one["action"], round(one["x"], 2), round(one["y"], 2)) for one in told] == [
        ("down", 0.1, 0.25), ("move", 0.5, 0.5), ("up", 0.5, 0.5),
    ]  # fmt: skip
    page.locator("canvas").first.press("ArrowLeft")
    page.wait_for_timeout(50)
    assert page.evaluate("sent.at(-1)") == {"type": "key", "key": "ArrowLeft"}


def test_the_cursor_shows_what_a_pointer_does_where_it_is(page):
    run(
        page,
        "pointer",
        """
        const canvas = document.createElement("canvas");
        canvas.style.cssText = "display: block; width: 300px; height: 100px";
        document.querySelector("main").replaceChildren(canvas);
        const areas = ["choose", "place", "draw", "drag"].map((use, k) => (
          [use, 0.25 * k, 0, 0.25 * k + 0.2, 1]
        ));
        module.followPointer(canvas, () => areas, ({ action }) => sent.push(action));
        """,
    )
    box = page.locator("canvas").bounding_box()
    middle = box["y"] + 50

    def cursor(x):
        page.mouse.move(box["x"] + x, middle)
        return page.locator("canvas").evaluate("canvas => canvas.style.cursor")

    assert [cursor(x) for x in (30, 105, 180, 240, 290)] == [
        "pointer", "crosshair", "crosshair", "grab", "",
    ]  # fmt: skip
    page.mouse.move(box["x"] + 250, middle)
    page.mouse.down()
    assert cursor(30) == "grabbing", "as long as it's pressed"
    page.mouse.up()
    assert cursor(250) == "grab"
    assert page.evaluate("sent") == ["down", "move", "up"]
    cursor(290)
    page.mouse.down()
    page.mouse.up()
    assert page.evaluate("sent.length") == 3, "nothing is done beside the areas"


@pytest.mark.parametrize(
    ("start", "way", "end", "scrolls", "told"),
    [
        ((100, 150), (0, -80), "End", True, []),  # something could be placed here
        ((100, 150), (80, -5), "End", False, ["down", "move", "up"]),
        ((100, 150), (80, -5), "Cancel", False, ["down", "move", "up"]),
        ((100, 150), (0, 0), "End", False, ["down", "up"]),
        ((100, 150), (0, 0), "Cancel", False, []),
        ((410, 90), (5, -80), "End", False, ["down", "move", "up"]),  # and drawn here
        ((410, 250), (0, -80), "End", True, []),  # and nothing here
    ],
)
def test_a_finger_scrolls_the_page_where_it_does_nothing_else(page, start, way, end, scrolls, told):
    show(page)
    page.evaluate("document.querySelector('main').style.height = '3000px'")
    page.evaluate(
        """() => {
          model.send = (message) => {
            sent.push(message);
            setTimeout(() => model.tell("msg:custom", { type: "done" }));
          };
          model.tell("msg:custom", { type: "done" });
        }"""
    )
    box = page.locator("canvas").first.bounding_box()
    x, y = box["x"] + start[0], box["y"] + start[1]
    session = page.context.new_cdp_session(page)

    def touch(kind, *points):
        session.send(
            "Input.dispatchTouchEvent",
            {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]},
        )

    touch("touchStart", (x, y))
    for part in range(1, 9) if any(way) else ():
        touch("touchMove", (x + way[0] * part / 8, y + way[1] * part / 8))
        page.wait_for_timeout(20)
    touch(f"touch{end}")
    page.wait_for_timeout(100)
    assert page.evaluate("scrollY > 40") is scrolls
    actions = [one["action"] for one in page.evaluate("sent") if one["type"] == "pointer"]
    assert sorted(set(actions), key=actions.index) == told


# Three pixels in a row, of which the one at the position is 9; steps from 0 to 2 are there.
STEPS = """
const { Frame } = await import('http://modules.test/frame.js');
const frame = new Frame();
const ahead = new module.Ahead(frame);
const packed = async (data) => {
  const stream = new Blob([data]).stream().pipeThrough(new CompressionStream("deflate"));
  return new DataView(await new Response(stream).arrayBuffer());
};
const shown = () => [...new Uint32Array(frame.image.data.buffer)].indexOf(9);
const python = (to, edition = 0) => {
  const colors = [0, 0, 0];
  colors[to] = 9;
  const [starts, lengths] = [bytes(0), bytes(3)];
  return ahead.take({ at: to, shape: [1, 3], starts, lengths, colors: bytes(...colors) }, edition);
};
const partly = (at, pixel) => ahead.take(
  { at, shape: [1, 3], starts: bytes(pixel), lengths: bytes(1), colors: bytes(9) }, 0,
);
python(0);
const step = (at) => [2, 0, at, at + 1, 1, 1, 1, 1, 9, 9];
await ahead.add(
  { edition: 0, start: 0, side: 1, is_fresh: true },
  await Promise.all([
    packed(new Uint32Array([...step(0), ...step(1)])), packed('["zero", "one", "two"]'),
  ]),
);
const rows = { top: 0, bottom: 1 };
"""


def test_steps_are_shown_before_python_answers_and_its_answers_change_nothing(page):
    found = run(
        page,
        "ahead",
        STEPS
        + """
        const seen = [[ahead.slide(2), shown(), ahead.text("Python's")]];
        seen.push([partly(1, 1), shown(), ahead.text("Python's")]);
        seen.push([partly(2, 2), shown(), ahead.text("Python's")]);
        seen.push([ahead.slide(1), shown(), ahead.text("Python's")]);
        seen.push([ahead.slide(3), shown(), ahead.text("Python's")]);
        return seen;
        """,
    )
    rows = {"top": 0, "bottom": 1}
    assert found == [
        [rows, 2, "two"],
        [None, 2, "two"],
        [None, 2, "Python's"],
        [rows, 1, "one"],
        [None, 1, "one"],
    ]


def test_steps_give_way_to_python_when_something_else_was_touched_or_it_knows_better(page):
    found = run(
        page,
        "ahead",
        STEPS
        + """
        ahead.isTrusted = false;
        const seen = [[ahead.slide(1), shown()]];
        ahead.isTrusted = true;
        ahead.slide(1);
        seen.push([ahead.take(null, 1), shown(), ahead.slide(2)]);
        ahead.take(null, 0);
        return seen;
        """,
    )
    rows = {"top": 0, "bottom": 1}
    assert found == [[None, 0], [rows, 0, None]]
    found = run(
        page, "ahead", STEPS + "ahead.slide(1); return [partly(1, 0), frame.image.data[0]];"
    )
    assert found == [rows, 9]


def test_steps_that_arrive_once_all_has_changed_are_left_out(page):
    found = run(
        page,
        "ahead",
        STEPS
        + """
        const steps = packed(new Uint32Array([...step(0), ...step(1)]));
        const parts = await Promise.all([steps, packed('["zero", "one", "two"]')]);
        const late = ahead.add({ edition: 0, start: 0, side: 1, is_fresh: true }, parts);
        python(0, 1);
        await late;
        return [ahead.slide(1), shown()];
        """,
    )
    assert found == [None, 0]


def test_more_is_asked_for_only_while_somebody_looks_and_touches_nothing(page):
    found = run(
        page,
        "idle",
        """
        const main = document.querySelector("main");
        main.innerHTML = "<div><input><canvas></canvas></div>";
        const [root] = main.children;
        const [other, canvas] = root.children;
        const model = makeModel({ areas: [] });
        const questions = [];
        const line = {
          send: ({ type }, { then } = {}) => { questions.push(type); then?.(); },
        };
        const ahead = { isTrusted: true };
        const slider = { find() {} };
        const stop = module.askWhenIdle(model, line, ahead, { root, canvas, slider });
        const said = async (ms) => { questions.length = 0; await wait(ms); return [...questions]; };
        const touch = () => other.dispatchEvent(new Event("input", { bubbles: true }));
        const seen = [(await said(500)).length, (await said(600))[0]];
        model.tell("msg:custom", { type: "ahead", is_done: true });
        seen.push((await said(700)).length);
        touch();
        seen.push(ahead.isTrusted, (await said(500)).length, (await said(600)).slice(0, 2));
        seen.push(ahead.isTrusted);
        canvas.style.marginTop = "2000px";
        await wait(100);
        seen.push((await said(700)).length);
        stop();
        canvas.style.marginTop = 0;
        seen.push((await said(700)).length);
        return seen;
        """,
    )
    assert found == [0, "ahead", 0, False, 0, ["ping", "ahead"], True, 0, 0]


def test_a_view_says_its_size_again_until_python_has_heard_it(page):
    show(page)
    page.wait_for_function("sent.length > 1", timeout=10_000)
    first, again = page.evaluate("sent.slice(0, 2)")
    assert again == first


def test_a_figure_fenced_off_from_the_page_keeps_its_keys_and_says_that_python_is_silent(page):
    note = run(
        page,
        "all",
        f"""
        const model = makeModel({STATE});
        const figure = await module.default();
        figure.initialize({{ model }});
        const host = document.querySelector("main");
        const el = document.createElement("div");
        host.attachShadow({{ mode: "open" }}).append(el);
        await figure.render({{ model, el }});
        await wait(100);
        window.heard = [];
        document.addEventListener("keydown", ({{ key }}) => heard.push(key));
        el.querySelector("canvas").dispatchEvent(
          new KeyboardEvent("keydown", {{ key: "d", bubbles: true, composed: true }}),
        );
        await wait(4300);
        return el.querySelector(".live-figure-note").textContent;
        """,
    )
    assert note.startswith("Python doesn't answer.")
    assert page.evaluate("heard") == []


def control(page, looks):
    """Show a stand-in for a control."""
    run(
        page,
        "control",
        f"""
        window.model = makeModel({{ looks: {looks} }});
        window.answer = (looks) => {{
          model.set("looks", {{ ...model.get("looks"), ...looks }});
          model.tell("change:looks");
          model.tell("msg:custom", {{ type: "done" }});
        }};
        const el = document.querySelector("main");
        window.stop = module.default.render({{ model, el }});
        """,
    )


def test_a_moved_slider_says_where_it_is_now_and_isnt_taken_back_by_an_earlier_answer(page):
    control(page, "{ kind: 'slider', label: 'n', value: 3, most: 20, said: '3' }")
    slider = page.get_by_role("slider", name="n")
    for place in (5, 6, 7):
        slider.evaluate(
            """(one, place) => {
              one.value = place;
              one.dispatchEvent(new Event("input", { bubbles: true }));
            }""",
            place,
        )
    assert page.evaluate("sent") == [{"value": 5}]
    page.evaluate("answer({ value: 5, said: '5' })")
    assert slider.input_value() == "7"
    assert page.evaluate("sent.slice(1)") == [{"value": 7}]
    page.evaluate("answer({ value: 7, said: '7' })")
    assert page.locator("output").text_content() == "7"
    page.evaluate("model.set('looks', { ...model.get('looks'), value: 9, said: '9' })")
    page.evaluate("model.tell('change:looks')")
    assert slider.input_value() == "9", "Python has moved it"


def test_every_press_of_a_button_counts(page):
    control(page, "{ kind: 'button', label: 'forward', disabled: false }")
    for _ in range(3):
        page.get_by_role("button", name="forward").click()
    for _ in range(3):
        page.evaluate("answer({})")
    assert page.evaluate("sent") == [{}, {}, {}]


def test_choices_lists_boxes_and_texts_say_what_is_chosen(page):
    control(page, "{ kind: 'choices', label: '', value: null, options: ['mean', 'shift'] }")
    page.get_by_role("button", name="shift").click()
    page.evaluate("answer({ value: 1 })")
    assert page.locator("[aria-pressed=true]").text_content() == "shift"
    control(page, "{ kind: 'list', label: 'mode', value: 0, options: ['reflect', 'wrap'] }")
    page.get_by_label("mode").select_option("wrap")
    control(page, "{ kind: 'check', label: 'flip', value: false }")
    page.get_by_label("flip").check()
    control(page, "{ kind: 'text', label: 'weights', value: '1' }")
    page.get_by_label("weights").fill("1 2")
    said = [{"value": value} for value in (1, 1, True, "1 2")]
    assert page.evaluate("sent") == said


def test_a_clock_ticks_as_long_as_it_plays(page):
    control(page, "{ kind: 'play', label: 'n', value: false, interval: 10 }")
    page.get_by_role("button", name="play").click()
    page.evaluate("answer({ value: true })")
    page.wait_for_function("sent.at(-1).is_tick")
    page.get_by_role("button", name="pause").click()
    for _ in range(3):  # what's on its way, and what was done while it was
        page.evaluate("answer({})")
    assert {"value": False} in page.evaluate("sent"), "no tick takes its place"
    page.evaluate("answer({ value: false })")
    assert page.get_by_role("button", name="play").count() == 1

"""Goes the whole way through the window:  desktop.py BRIEFPACK WORK_FOLDER

Finds every control by its role and name over AT-SPI, as a screen reader does, and clicks it with a real pointer.
"""

import os
import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
gi.require_version("Gio", "2.0")
from gi.repository import Atspi, Gio, GLib

BIN, WORK = sys.argv[1], sys.argv[2]
ARTICLE = """Harbour towns agree on a shared lifeboat service

By Ana Reyes, The Quay Gazette, 3 March 2026

The mayors of Westport and Easthaven agreed on Tuesday to run one lifeboat service for the strait from July.

The plan rests on three measures: a joint crew of 24 volunteers; a second station at the old harbour light; and a
common radio channel.

"We will share one crew and one alarm by the first of July," the mayor of Westport said.
"""


def say(text):
    print(f"  {text}", flush=True)


def run(*command):
    return subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True).stdout


def wait_for(what, find, seconds=45):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            found = find()
        except GLib.Error:
            found = None  # The tree changed while it was read.
        if found:
            return found
        time.sleep(0.2)
    subprocess.run(["import", "-window", "root", os.path.join(WORK, "failed-desktop.png")])
    raise SystemExit(f"waited in vain for {what}")


def nodes(node):
    """Every node of a tree."""
    yield node
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None:
            yield from nodes(child)


def application(name):
    desktop = Atspi.get_desktop(0)
    for index in range(desktop.get_child_count()):
        app = desktop.get_child_at_index(index)
        if app is not None and app.get_name() == name:
            return app
    return None


def named(name, roles=(), part=False):
    """The control of a name, if it is there; the last one where there are several."""
    app = application("briefpack")
    found = None
    for node in nodes(app) if app else ():
        own = node.get_name() or ""
        if (name in own if part else own == name) and (not roles or node.get_role_name() in roles):
            found = node
    return found


def place(node):
    rect = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
    return rect.x + rect.width // 2, rect.y + rect.height // 2, rect


def pointer(x, y):
    run("xdotool", "mousemove", int(x), int(y))
    time.sleep(0.15)


def click(name, **where):
    node = wait_for(f"‘{name}’", lambda: named(name, **where))
    x, y, _ = place(node)
    pointer(x, y)
    run("xdotool", "click", 1)
    time.sleep(0.4)
    say(f"clicked {name}")


def type_into_dialog(path):
    # Through the desktop's portal where there is one, else zenity.
    dialogs = ("[Pp]ortal", "zenity")
    window = wait_for("the file dialog", lambda: [w for kind in dialogs for w in windows(kind)])[-1]
    time.sleep(0.5)
    run("xdotool", "windowfocus", window)
    time.sleep(0.3)
    run("xdotool", "key", "ctrl+a")
    run("xdotool", "type", "--delay", 15, path)
    time.sleep(0.3)
    run("xdotool", "key", "Return")
    wait_for(f"the file {path}", lambda: os.path.exists(path) and os.path.getsize(path) > 0)
    say(f"a dialog of the desktop took {os.path.basename(path)}")


def windows(kind):
    found = subprocess.run(["xdotool", "search", "--onlyvisible", "--class", kind], capture_output=True, text=True)
    return found.stdout.split()


def drag_file_in(path):
    """Drags a file from a window of another program, with the protocol that file managers use."""
    source = subprocess.Popen(["/usr/bin/python3", os.path.join(os.path.dirname(__file__), "drag_source.py"), path])
    window = wait_for("the other program", lambda: windows("drag_source"))[0]
    run("xdotool", "windowmove", window, 1500, 100)
    time.sleep(0.5)
    pointer(1560, 160)
    run("xdotool", "mousedown", 1)
    for step in range(1, 21):
        pointer(1560 - step * 45, 160 + step * 12)
    time.sleep(0.5)
    run("xdotool", "mouseup", 1)
    time.sleep(0.5)
    source.terminate()
    say("dragged a file onto the window")


def drag_words(start, target):
    """Presses on selected words and lets go of them over another place, with the pointer."""
    pointer(*start)
    run("xdotool", "mousedown", 1)
    for step in range(1, 13):
        pointer(*(a + (b - a) * step / 12 for a, b in zip(start, target)))
    time.sleep(0.3)
    run("xdotool", "mouseup", 1)
    time.sleep(0.5)


def frame():
    """The node of the program's window."""
    app = application("briefpack")
    return next((node for node in nodes(app) if node.get_role_name() in ("frame", "window")), None) if app else None


def main():
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    enabled = GLib.Variant("(ssv)", ("org.a11y.Status", "IsEnabled", GLib.Variant("b", True)))
    properties = "org.freedesktop.DBus.Properties"
    bus.call_sync("org.a11y.Bus", "/org/a11y/bus", properties, "Set", enabled, None, 0, 10000)
    Atspi.init()

    article = os.path.join(WORK, "lifeboats.txt")
    with open(article, "w", encoding="utf-8") as file:
        file.write(ARTICLE)
    program = subprocess.Popen([BIN], cwd=WORK, stderr=sys.stderr)
    wait_for("the window", lambda: windows("briefpack"))
    window = windows("briefpack")[0]
    run("xdotool", "windowmove", window, 0, 0, "windowsize", window, 1440, 880)
    time.sleep(1.5)
    run("xdotool", "windowfocus", window)

    # A first start shows the sample pack and what to do.
    click("Got it")
    start = wait_for("the article's heading", lambda: named("Foreign Minister", roles=("heading",), part=True))
    say(f"a screen reader finds: {start.get_name()[:60]}")
    roles = {node.get_role_name() for node in nodes(application("briefpack"))}
    missing = {"push button", "check box", "heading", "paragraph", "tree item", "entry"} - roles
    if missing:
        raise SystemExit(f"no control of these kinds can be found: {missing}")

    for pane in ("The library", "The briefing"):
        wait_for(f"the pane ‘{pane}’", lambda: named(pane, roles=("panel", "pane", "landmark", "filler")))
    title = wait_for("the window's name", lambda: frame() and frame().get_name())
    say(f"the window is called: {title}")

    drag_file_in(article)
    click("Read Harbour towns agree", part=True)
    click("suggestions: three measures", part=True)
    click("Add to briefing")
    wait_for("the list in the outline", lambda: named("three measures", roles=("list item", "tree item"), part=True))

    # Three clicks choose a sentence or more of a paragraph; the bar beside them highlights it.
    node = wait_for("the quotation", lambda: named('"We will share', roles=("paragraph",), part=True))
    _, _, rect = place(node)
    pointer(rect.x + 60, rect.y + 12)
    run("xdotool", "click", "--repeat", 3, "--delay", 90, 1)
    time.sleep(0.5)
    click("Add to briefing")
    wait_for("the quotation in the outline", lambda: named('"We will share', roles=("list item", "tree item"), part=True))

    # The same with another sentence, dragged from the reader to the top of the outline's list.
    node = wait_for("the first paragraph", lambda: named("The mayors of Westport", roles=("paragraph",), part=True))
    _, _, rect = place(node)
    words = rect.x + 80, rect.y + 12
    pointer(*words)
    run("xdotool", "click", "--repeat", 3, "--delay", 90, 1)
    time.sleep(0.8)
    row = wait_for("the list's row", lambda: named("three measures", roles=("list item", "tree item"), part=True))
    _, _, rect = place(row)
    drag_words(words, (rect.x + rect.width // 2, rect.y + 4))
    found = lambda: named("The mayors of Westport", roles=("list item", "tree item"), part=True)
    dropped = wait_for("the dragged words in the outline", found)
    row = wait_for("the list's row", lambda: named("three measures", roles=("list item", "tree item"), part=True))
    if place(dropped)[2].y >= place(row)[2].y:
        raise SystemExit("the dragged words do not stand where the line was")
    say("dragged words from the reader into the outline")

    run("xdotool", "key", "ctrl+shift+s")
    type_into_dialog(os.path.join(WORK, "dragged.briefing.json"))
    wait_for("the word that it is saved", lambda: named("Saved"))
    click("Export PDF")
    type_into_dialog(os.path.join(WORK, "dragged.pdf"))
    wait_for("the word that it is exported", lambda: named("Exported dragged.pdf", part=True))
    subprocess.run(["import", "-window", "root", os.path.join(WORK, "desktop.png")])
    run("xdotool", "windowfocus", window)
    run("xdotool", "key", "ctrl+q")
    if program.wait(timeout=15) != 0:
        raise SystemExit("the window did not close well")
    say("closed")


main()

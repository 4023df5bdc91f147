"""A window of another program with one file to drag from it:  drag_source.py FILE"""

import pathlib
import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("Gdk", "3.0")
from gi.repository import Gdk, GLib, Gtk

GLib.set_prgname("drag_source")
window = Gtk.Window(title="drag_source")
window.set_wmclass("drag_source", "drag_source")
window.set_default_size(120, 120)
box = Gtk.EventBox()
box.add(Gtk.Label(label="file"))
box.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
box.drag_source_add_uri_targets()
uri = pathlib.Path(sys.argv[1]).resolve().as_uri()
box.connect("drag-data-get", lambda _widget, _context, data, _info, _time: data.set_uris([uri]))
window.add(box)
window.connect("destroy", Gtk.main_quit)
window.show_all()
Gtk.main()

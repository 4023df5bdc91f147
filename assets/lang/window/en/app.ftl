# What the status line says of what happened.
app-undone = Undone: { $step }
app-redone = Done again: { $step }
app-opening = Opening { $file }
app-opened = Opened { $file }
app-not-opened = Not opened: { $why }
app-sample-opened = Opened the sample pack
app-new = Started an empty pack
app-duplicated = This is a copy now; save it under a name of its own
app-saving = Saving { $file }
app-saved = Saved { $file }
app-not-saved = Not saved: { $why }
app-exporting = Exporting { $file }
app-export-running = An export is under way; wait until it is done
app-exported = Exported { $file }
app-exported-pages = { $pages ->
    [one] Exported { $file } ({ $pages } page)
   *[other] Exported { $file } ({ $pages } pages)
}
app-not-exported = Not exported: { $why }
app-choosing = Choosing a file
app-recovered = Opened what was not saved; save it now
app-recovery-failed = No recovery copy could be written: { $why }
app-thrown-away = Thrown away
app-target = New passages go to ‘{ $section }’
app-file-name = Briefing
